/**
 * The merger of 1 July 2025 as its resolution tells it, written down a second time by hand: old district, then each unit of
 * today with what went into it. After a slash stands the old district of a unit that lay elsewhere; "tt" is a town.
 */
export const mergerOf2025: Readonly<Record<string, readonly string[]>> = {
  "Cao Bằng": [
    "Thục Phán: Sông Hiến, Đề Thám, Hợp Giang, Hưng Đạo, Hoàng Tung/Hòa An",
    "Nùng Trí Cao: Ngọc Xuân, Sông Bằng, Vĩnh Quang",
    "Tân Giang: Tân Giang, Duyệt Trung, Hòa Chung, Chu Trinh, Lê Chung/Hòa An",
  ],
  "Bảo Lâm": [
    "Quảng Lâm: Thạch Lâm, Quảng Lâm",
    "Nam Quang: Nam Cao, Nam Quang",
    "Lý Bôn: Vĩnh Quang, Lý Bôn",
    "Bảo Lâm: Pác Miầu, Mông Ân, Vĩnh Phong",
    "Yên Thổ: Thái Học, Thái Sơn, Yên Thổ",
  ],
  "Bảo Lạc": [
    "Sơn Lộ: Sơn Lập, Sơn Lộ",
    "Hưng Đạo: Hưng Thịnh, Kim Cúc, Hưng Đạo",
    "Bảo Lạc: tt Bảo Lạc, Bảo Toàn, Hồng Trị",
    "Cốc Pàng: Đức Hạnh/Bảo Lâm, Cốc Pàng",
    "Cô Ba: Thượng Hà, Cô Ba",
    "Khánh Xuân: Phan Thanh, Khánh Xuân",
    "Xuân Trường: Hồng An, Xuân Trường",
    "Huy Giáp: Đình Phùng, Huy Giáp",
  ],
  "Nguyên Bình": [
    "Ca Thành: Yên Lạc, Ca Thành",
    "Phan Thanh: Phan Thanh, Mai Long",
    "Thành Công: Quang Thành, Thành Công",
    "Tam Kim: Hưng Đạo, Hoa Thám, Tam Kim",
    "Nguyên Bình: tt Nguyên Bình, Thể Dục, Vũ Minh",
    "Tĩnh Túc: tt Tĩnh Túc, Triệu Nguyên, Vũ Nông",
    "Minh Tâm: Trương Lương/Hòa An, Minh Tâm",
  ],
  "Hà Quảng": [
    "Thanh Long: Ngọc Động, Yên Sơn, Thanh Long",
    "Cần Yên: Cần Nông, Lương Thông, Cần Yên",
    "Thông Nông: tt Thông Nông, Đa Thông, Lương Can",
    "Trường Hà: tt Xuân Hòa, Quý Quân, Sóc Hà, Trường Hà",
    "Hà Quảng: Hồng Sỹ, Ngọc Đào, Mã Ba",
    "Lũng Nặm: Thượng Thôn, Lũng Nặm",
    "Tổng Cọt: Nội Thôn, Cải Viên, Tổng Cọt",
  ],
  "Hòa An": [
    "Nam Tuấn: Đức Long, Dân Chủ, Nam Tuấn",
    "Hòa An: tt Nước Hai, Đại Tiến, Hồng Việt",
    "Bạch Đằng: Thịnh Vượng/Nguyên Bình, Bình Dương, Bạch Đằng",
    "Nguyễn Huệ: Quang Trung, Ngũ Lão, Nguyễn Huệ",
  ],
  "Thạch An": [
    "Minh Khai: Quang Trọng, Minh Khai",
    "Canh Tân: Đức Thông, Canh Tân",
    "Kim Đồng: Hồng Nam/Hòa An, Thái Cường, Kim Đồng",
    "Thạch An: Tiên Thành/Quảng Hòa, Vân Trình, Lê Lai",
    "Đông Khê: tt Đông Khê, Đức Xuân, Trọng Con",
    "Đức Long: Đức Long, Thụy Hùng, Lê Lợi",
  ],
  "Quảng Hòa": [
    "Phục Hòa: tt Tà Lùng, tt Hòa Thuận, Mỹ Hưng, Đại Sơn",
    "Bế Văn Đàn: Hồng Quang, Cách Linh, Bế Văn Đàn",
    "Độc Lập: Quảng Hưng, Cai Bộ, Độc Lập",
    "Quảng Uyên: tt Quảng Uyên, Phi Hải, Phúc Sen, Chí Thảo",
    "Hạnh Phúc: Ngọc Động, Tự Do, Hạnh Phúc",
  ],
  "Trùng Khánh": [
    "Quang Hán: Quang Vinh, Quang Hán",
    "Trà Lĩnh: tt Trà Lĩnh, Cao Chương, Quốc Toản/Quảng Hòa",
    "Quang Trung: Quang Trung, Tri Phương, Xuân Nội",
    "Đoài Dương: Trung Phúc, Cao Thăng, Đoài Dương",
    "Trùng Khánh: tt Trùng Khánh, Đức Hồng, Lăng Hiếu, Khâm Thành",
    "Đàm Thủy: Chí Viễn, Phong Châu, Đàm Thủy",
    "Đình Phong: Ngọc Côn, Ngọc Khê, Phong Nặm, Đình Phong",
  ],
  "Hạ Lang": [
    "Hạ Lang: tt Thanh Nhật, Thống Nhất, Thị Hoa",
    "Lý Quốc: Minh Long, Đồng Loan, Lý Quốc",
    "Vinh Quý: Cô Ngân, An Lạc, Kim Loan, Vinh Quý",
    "Quang Long: Đức Quang, Thắng Lợi, Quang Long",
  ],
};
