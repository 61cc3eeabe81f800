package report

// singles are the surnames of one character that the reader takes; rare ones that are common
// words (单 干 班 相 ...) are left out, since they would turn words into people.
var singles = runeSet("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮普阙浦戈伏鹿薄邸雍辜羊阿乌裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由郗哀仉竺宓逄麴漕闾郏眭笪糜缑郄雒郤靖綦芈蔚洑庹郇佴贠濮呙濯钭钮麹璩赖帖过荀翦贡庚琚旷昌瓮鄞酆傅萧贝贲洪诸滑羿汲邴弓牧隗蓬仰秋暴斜韶蓟怀鄂咸籍苍莘扶堵宰郦却寿阎宦鱼慎庾终暨弘禄殴殳沃越夔厍融訾毋乜巢蒯桓郈琴丘伯赏墨谯")

// weakSurnames are surnames that are common words as well: a name with one must stand twice.
var weakSurnames = runeSet("向应时连经成安关方常平国水花闻位强权丰景")

// compounds are the surnames of two characters.
var compounds = map[string]bool{
	"欧阳": true, "上官": true, "司马": true, "诸葛": true, "司徒": true, "东方": true, "夏侯": true, "皇甫": true,
	"尉迟": true, "公孙": true, "慕容": true, "令狐": true, "端木": true, "宇文": true, "长孙": true, "司空": true, "闾丘": true, "澹台": true, "赫连": true, "完颜": true, "申屠": true, "太史": true, "钟离": true, "鲜于": true, "拓跋": true,
	"南宫": true, "独孤": true, "轩辕": true, "呼延": true, "百里": true, "东郭": true, "西门": true, "闻人": true,
	"张简": true, "范姜": true, "张廖": true, "翁林": true, "周黄": true, "陈林": true, "张全": true, "欧杨": true,
}

// notNames are words that start with a surname and follow a title.
var notNames = map[string]bool{
	"单位": true, "班子": true, "实地": true, "现场": true, "专程": true, "亲自": true, "先后": true, "分别": true, "随后": true, "冒雨": true, "简介": true, "讲话": true, "致辞": true, "发言": true, "会见": true, "会面": true, "接见": true, "热线": true, "干部": true, "高度": true, "和": true, "成员": true, "关于": true, "关心": true, "应": true, "任务": true,
	"全程": true, "全面": true, "平时": true, "时间": true, "连同": true, "向": true, "安排": true, "和有关": true, "方面": true,
	"一行": true, "同志": true, "常态": true, "席间": true, "明确": true, "来到": true, "都": true, "都要": true,
	"和相关": true, "相关": true, "商讨": true, "计划": true, "利用": true, "信息": true, "国家": true, "公司": true,
	"过程": true, "由于": true, "展开": true, "居民": true, "元旦": true, "党委": true, "党组": true, "云集": true, "金融": true,
	"于是": true, "解决": true, "管理": true, "会议": true, "项目": true, "安全": true, "任职": true, "尤其": true, "容": true,
}

func runeSet(s string) map[rune]bool {
	m := map[rune]bool{}
	for _, r := range s {
		m[r] = true
	}
	return m
}
