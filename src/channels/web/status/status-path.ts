/** Where the public figures are. */
export const statusPath = "/tinh-hinh";
