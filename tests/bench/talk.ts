/** One turn of the talk: what the person types, and words that only the last message of the answer shows. */
export interface TalkTurn {
  types: string;
  shows: string;
}

/** The talk that every chat has over and over, from /start to an anonymous complaint that is filed. */
export const talk: readonly TalkTurn[] = [
  { types: "/start", shows: "Anh/chị cần gì?" },
  { types: "3", shows: "thuộc loại nào?" },
  { types: "1", shows: "xã, phường nào?" },
  { types: "Trùng Khánh", shows: "Ý anh/chị là cái nào?" },
  { types: "1", shows: "Anh/chị kể việc đã xảy ra" },
  {
    types: "Công ty nợ lương ba tháng nay, chúng tôi hỏi nhiều lần thì bị dọa cho nghỉ việc. Cả tổ có mười hai người.",
    shows: "Đã ghi lại.",
  },
  { types: "xong", shows: "hay giấu tên?" },
  { types: "giấu tên", shows: "Gửi đi chứ ạ?" },
  { types: "gửi phản ánh", shows: "Anh/chị cần gì?" },
];
