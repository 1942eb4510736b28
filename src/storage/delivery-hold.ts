/** How senders of several processes share the work: each holds the conversations it delivers to for some seconds. */

/** Seconds a conversation stays with its sender after the last sign of life; then any other may take it over. */
export const holdSeconds = 10;

/** Name of the notification "<sender> <conversation>": another process said something in a conversation you hold. */
export const deliveryChannel = "an_sinh_delivery";
