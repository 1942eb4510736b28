/** One turn of the talk: what the person types, and words that only the last message of the answer shows. */
export interface TalkTurn {
  types: string;
  shows: string;
  /** The answer to it shows the receipt of a complaint. */
  files?: true;
}

/** The talk that every chat has over and over, from /start to an anonymous complaint that is filed. */
export const talk: readonly TalkTurn[] = [
  { types: "/start", shows: "Anh/chị cần gì?" },
  { types: "3", shows: "thuộc loại nào?" },
  { types: "1", shows: "muốn điều gì nhất?" },
  { types: "1", shows: "xã, phường nào?" },
  { types: "Trùng Khánh", shows: "Ý anh/chị là cái nào?" },
  { types: "1", shows: "Công ty, cơ sở hay chủ nào?" },
  { types: "công ty Sao Mai", shows: "Anh/chị kể việc đã xảy ra" },
  {
    types: "Công ty nợ lương ba tháng nay, chúng tôi hỏi nhiều lần thì bị dọa cho nghỉ việc. Cả tổ có mười hai người.",
    shows: "Đã ghi lại.",
  },
  { types: "xong", shows: "hay giấu tên?" },
  { types: "2", shows: "Gửi đi chứ ạ?" },
  { types: "gửi phản ánh", shows: "giữ mã bí mật chưa?", files: true },
  { types: "2", shows: "còn việc khác không?" },
  { types: "2", shows: "Anh/chị cần gì?" },
];
