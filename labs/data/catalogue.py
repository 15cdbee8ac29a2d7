"""What the bazaar sells and who takes part: written by hand, all of it invented.

The six digits of a tariff code are there to be handled as text; whether a product belongs under its code was not verified.
"""

# sku, English, Malay, Chinese, Vietnamese, Thai, category, hs6, price in sen, grams, centimetres
PRODUCTS = [
    ("PEP-B1", "Black pepper 100 g", "Lada hitam 100 g", "黑胡椒 100 克", "Tiêu đen 100 g", "พริกไทยดำ 100 ก.", "food", "090411", 1290, 120, (12, 8, 4)),
    ("PEP-W1", "White pepper 100 g", "Lada putih 100 g", "白胡椒 100 克", "Tiêu trắng 100 g", "พริกไทยขาว 100 ก.", "food", "090411", 1890, 120, (12, 8, 4)),
    ("PEP-G1", "Ground pepper 100 g", "Lada kisar 100 g", "胡椒粉 100 克", "Tiêu xay 100 g", "พริกไทยป่น 100 ก.", "food", "090412", 1490, 120, (12, 8, 4)),
    ("LAY-S1", "Layer cake, small", "Kek lapis kecil", "小千层糕", "Bánh lapis nhỏ", "เค้กชั้นเล็ก", "food", "190590", 3500, 520, (20, 12, 8)),
    ("LAY-L1", "Layer cake, large", "Kek lapis besar", "大千层糕", "Bánh lapis lớn", "เค้กชั้นใหญ่", "food", "190590", 6500, 1050, (26, 16, 9)),
    ("GUL-A1", "Palm sugar 500 g", "Gula apong 500 g", "亚答糖 500 克", "Đường thốt nốt 500 g", "น้ำตาลจาก 500 ก.", "food", "170290", 1800, 560, (14, 12, 9)),
    ("TEA-G1", "Green tea 100 g", "Teh hijau 100 g", "绿茶 100 克", "Trà xanh 100 g", "ชาเขียว 100 ก.", "food", "090210", 2200, 130, (14, 9, 7)),
    ("COF-L1", "Liberica coffee 250 g", "Kopi Liberica 250 g", "利比里卡咖啡 250 克", "Cà phê mít 250 g", "กาแฟลิเบอริกา 250 ก.", "food", "090121", 3200, 280, (18, 10, 7)),
    ("COF-R1", "Robusta coffee 500 g", "Kopi Robusta 500 g", "罗布斯塔咖啡 500 克", "Cà phê Robusta 500 g", "กาแฟโรบัสตา 500 ก.", "food", "090121", 2900, 540, (22, 12, 8)),
    ("NOO-K1", "Kolo noodle kit", "Kit mi kolok", "哥罗面套装", "Bộ mì kolo", "ชุดบะหมี่โกโลก", "food", "190230", 2400, 640, (24, 18, 7)),
    ("PUA-S1", "Woven scarf", "Selendang tenunan", "手织围巾", "Khăn dệt", "ผ้าพันคอทอ", "textile", "621410", 18900, 210, (24, 18, 4)),
    ("PUA-W1", "Woven wall hanging", "Hiasan dinding tenunan", "手织挂毯", "Thảm treo dệt", "ผ้าทอแขวนผนัง", "textile", "630499", 49999, 800, (60, 12, 12)),
    ("PUA-W2", "Woven wall hanging, wide", "Hiasan dinding tenunan lebar", "宽幅手织挂毯", "Thảm treo dệt khổ rộng", "ผ้าทอแขวนผนังผืนกว้าง", "textile", "630499", 50001, 900, (70, 12, 12)),
    ("SAR-C1", "Cotton sarong", "Kain sarung kapas", "棉纱笼", "Xà rông bông", "โสร่งผ้าฝ้าย", "textile", "620411", 5900, 300, (28, 22, 3)),
    ("TSH-M1", "T-shirt, hornbill", "Kemeja-T kenyalang", "犀鸟 T 恤", "Áo thun chim hồng hoàng", "เสื้อยืดนกเงือก", "textile", "610910", 3900, 190, (26, 20, 3)),
    ("TSH-K1", "Child's T-shirt", "Kemeja-T kanak-kanak", "儿童 T 恤", "Áo thun trẻ em", "เสื้อยืดเด็ก", "textile", "610910", 2900, 120, (22, 18, 3)),
    ("BSK-R1", "Rattan basket", "Bakul rotan", "藤篮", "Giỏ mây", "ตะกร้าหวาย", "craft", "460212", 8900, 700, (32, 32, 24)),
    ("BSK-R2", "Rattan tray", "Dulang rotan", "藤盘", "Khay mây", "ถาดหวาย", "craft", "460212", 5900, 450, (36, 26, 6)),
    ("BEA-N1", "Bead necklace", "Kalung manik", "珠链", "Vòng cổ hạt", "สร้อยลูกปัด", "craft", "701810", 12900, 90, (12, 10, 4)),
    ("CLA-J1", "Clay jar", "Tempayan tanah liat", "陶罐", "Hũ gốm", "โถดินเผา", "craft", "691200", 15900, 1900, (24, 24, 30)),
    ("WOO-B1", "Carved bowl", "Mangkuk ukiran", "木雕碗", "Bát gỗ chạm", "ชามไม้แกะสลัก", "craft", "441990", 9900, 600, (20, 20, 9)),
    ("PHO-C1", "Phone case", "Sarung telefon", "手机壳", "Ốp điện thoại", "เคสโทรศัพท์", "accessory", "392690", 1900, 60, (17, 9, 2)),
    ("PHO-G1", "Screen protector", "Pelindung skrin", "屏幕保护膜", "Miếng dán màn hình", "ฟิล์มกันรอย", "accessory", "700719", 1200, 40, (18, 9, 1)),
    ("PHO-P1", "Power bank", "Bank kuasa", "充电宝", "Sạc dự phòng", "พาวเวอร์แบงก์", "electronics", "850760", 8900, 320, (15, 8, 3)),
    ("EAR-B1", "Wireless earphones", "Fon telinga tanpa wayar", "无线耳机", "Tai nghe không dây", "หูฟังไร้สาย", "electronics", "851830", 12900, 110, (11, 10, 5)),
    ("KEY-M1", "Mechanical keyboard", "Papan kekunci mekanikal", "机械键盘", "Bàn phím cơ", "คีย์บอร์ดกลไก", "electronics", "847160", 25900, 980, (44, 16, 5)),
    ("LAM-D1", "Desk lamp", "Lampu meja", "台灯", "Đèn bàn", "โคมไฟตั้งโต๊ะ", "electronics", "940521", 7900, 1200, (40, 18, 14)),
    ("TAB-A1", "Tablet stand", "Pendirian tablet", "平板支架", "Giá đỡ máy tính bảng", "ขาตั้งแท็บเล็ต", "accessory", "732690", 4500, 410, (26, 20, 4)),
    ("CAM-W1", "Web camera", "Kamera web", "网络摄像头", "Camera máy tính", "เว็บแคม", "electronics", "852589", 50000, 260, (14, 10, 8)),
    ("CAM-W2", "Web camera with light", "Kamera web berlampu", "带灯网络摄像头", "Camera máy tính có đèn", "เว็บแคมพร้อมไฟ", "electronics", "852589", 50001, 300, (14, 10, 8)),
    ("SHO-R1", "Running shoes", "Kasut larian", "跑鞋", "Giày chạy bộ", "รองเท้าวิ่ง", "footwear", "640411", 19900, 900, (33, 20, 12)),
    ("SHO-S1", "Sandals", "Sandal", "凉鞋", "Dép xăng đan", "รองเท้าแตะ", "footwear", "640299", 4900, 480, (30, 20, 9)),
    ("SOA-P1", "Pepper soap", "Sabun lada", "胡椒皂", "Xà phòng tiêu", "สบู่พริกไทย", "beauty", "340111", 1500, 110, (9, 6, 3)),
    ("CRE-F1", "Face cream", "Krim muka", "面霜", "Kem dưỡng da", "ครีมทาหน้า", "beauty", "330499", 4200, 90, (7, 7, 6)),
    ("CRE-S1", "Sun cream", "Krim pelindung matahari", "防晒霜", "Kem chống nắng", "ครีมกันแดด", "beauty", "330499", 3600, 120, (15, 5, 4)),
    ("HAI-O1", "Hair oil", "Minyak rambut", "发油", "Dầu dưỡng tóc", "น้ำมันใส่ผม", "beauty", "330590", 2700, 160, (14, 5, 5)),
    ("BOX-S1", "Mailing box, small", "Kotak pos kecil", "小邮寄盒", "Hộp gửi nhỏ", "กล่องพัสดุเล็ก", "packaging", "481910", 300, 80, (20, 15, 2)),
    ("BOX-L1", "Mailing box, large", "Kotak pos besar", "大邮寄盒", "Hộp gửi lớn", "กล่องพัสดุใหญ่", "packaging", "481910", 600, 200, (40, 30, 3)),
    ("VAP-L1", "Vape liquid", "Cecair vape", "电子烟液", "Tinh dầu thuốc lá điện tử", "น้ำยาบุหรี่ไฟฟ้า", "vapes", "240412", 3500, 80, (10, 4, 4)),
    ("BOO-C1", "Cookbook", "Buku masakan", "食谱", "Sách nấu ăn", "หนังสือทำอาหาร", "books", "490199", 7900, 750, (25, 19, 3)),
]

# id, name, cubic centimetres that count as a kilogram, grams to whose next multiple a parcel is charged
COURIERS = [
    ("RIV", "River Express", 5000, 500),
    ("HRN", "Hornbill Parcel", 6000, 1000),
    ("LNB", "Longboat Post", 6000, 1000),
    ("MKG", "Mekong Line", 5000, 500),
]

# code, currency, minor units in one unit, hours before UTC, cities with their region
MARKETS = [
    ("MY", "MYR", 100, 8, [("Kuching", "Kuching"), ("Sibu", "Sibu"), ("Miri", "Miri"), ("Bintulu", "Bintulu"), ("Kota Kinabalu", "Sabah")]),
    ("VN", "VND", 1, 7, [("Thành phố Hồ Chí Minh", "South"), ("Đà Nẵng", "Centre"), ("Hà Nội", "North"), ("Cần Thơ", "South")]),
    ("TH", "THB", 100, 7, [("กรุงเทพมหานคร", "Bangkok"), ("เชียงใหม่", "North"), ("ขอนแก่น", "Northeast")]),
    ("CN", "CNY", 100, 8, [("杭州", "Zhejiang"), ("宁波", "Zhejiang"), ("广州", "Guangdong")]),
]

# What one unit is worth in ringgit on the first day, in millionths: where the walk of rates begins, and no quotation.
FIRST_RATES = {"MYR": 1_000_000, "VND": 165, "THB": 128_000, "CNY": 585_000}

# Given names and family names stand as each culture writes them; nobody is cut into a first and a last name.
NAMES = {
    "MY": [
        ("Aminah binti Yusof", "Siti Hajar binti Rahman", "Ahmad Faiz bin Osman", "Zainab binti Ali", "Mohd Hafiz bin Salleh", "Nurul Ain binti Bakar"),
        ("Ting Siew Mei", "Lau Kah Seng", "Wong Pei Ling", "Chai Mei Hua", "Sim Jun Wei", "Bong Swee Lan"),
        ("Jelani anak Ujan", "Dayang anak Nyambar", "Lenggu anak Sagan", "Sumbang anak Ringkai", "Kumang anak Jabu"),
        ("Laing Ngau", "Usun Lawai", "Peter Jok", "Mary Balan", "Devi a/p Raman", "Kumar a/l Suppiah"),
    ],
    "VN": [("Nguyễn Thị Hoa", "Trần Văn Minh", "Lê Thu Hà", "Phạm Quốc Bảo", "Đặng Thùy Linh", "Vũ Hoàng Nam", "Bùi Ngọc Anh", "Đỗ Thị Mai")],
    "TH": [("ณัฐพล ใจดี", "สุดา แก้วมณี", "วิชัย ทองสุข", "กมลชนก ศรีวงศ์", "ธนากร พูลผล", "ปวีณา บุญมา")],
    "CN": [("王芳", "李伟", "张敏", "刘洋", "陈静", "杨磊", "赵雪梅", "黄志强")],
}

# What reviewers say, by language: of what pleased and of what did not.
REVIEWS = {
    "en": (["Arrived early and well packed.", "Smells wonderful, will order again.", "Good quality for the price.", "My mother loves it.", "Exactly as in the picture."],
           ["Arrived late and the box was crushed.", "Not as in the picture.", "The size is wrong.", "One was missing.", "Too dear for what it is."]),
    "ms": (["Sampai awal, bungkusan kemas.", "Wangi sungguh, akan beli lagi.", "Kualiti bagus, harga berpatutan.", "Ibu saya suka.", "Sama seperti dalam gambar."],
           ["Lambat sampai dan kotak kemek.", "Tak sama dengan gambar.", "Saiz salah.", "Kurang satu.", "Mahal sangat."]),
    "zh-Hans": (["到货很快，包装完好。", "很香，会再买。", "质量好，价格合适。", "妈妈很喜欢。", "和图片一样。"],
                ["到得太晚，盒子压坏了。", "和图片不一样。", "尺寸不对。", "少了一件。", "太贵了。"]),
    "vi": (["Giao nhanh, đóng gói cẩn thận.", "Thơm lắm, sẽ mua lại.", "Chất lượng tốt, giá hợp lý.", "Mẹ tôi rất thích.", "Đúng như hình."],
           ["Giao trễ, hộp bị móp.", "Không giống hình.", "Sai kích cỡ.", "Thiếu một món.", "Đắt quá."]),
    "th": (["ส่งเร็ว ห่อดีมาก", "หอมมาก จะสั่งอีก", "คุณภาพดี ราคาเหมาะสม", "แม่ชอบมาก", "ตรงตามรูป"],
           ["ส่งช้า กล่องบุบ", "ไม่เหมือนในรูป", "ขนาดผิด", "ได้ของไม่ครบ", "แพงเกินไป"]),
}

# day, place, name. Days of the lunar calendar were not verified.
HOLIDAYS = [
    ("2026-02-17", "VN", "Tết"),
    ("2026-02-17", "CN", "Spring Festival"),
    ("2026-04-13", "TH", "Songkran"),
    ("2026-04-14", "TH", "Songkran"),
    ("2026-04-15", "TH", "Songkran"),
    ("2026-06-01", "MY", "Gawai Dayak"),
    ("2026-06-02", "MY", "Gawai Dayak"),
]
