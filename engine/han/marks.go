package han

// marks are the signs and spaces that Fold confuses: each rune of from becomes the rune to.
// Full-width ASCII (U+FF01 to U+FF5E) is not listed; it becomes ASCII by its distance, which
// makes ， ； ： ！ ？ （ ） ％ and their half-width twins the same.
//
// A straight quote stays what it is: it opens as well as closes, so it has no one partner.
var marks = []struct{ from, to, why string }{
	{"\u3000\u00A0\u2002\u2003\u2009\u202F", " ", "spaces that only differ in width"},
	{"｡", "。", "half-width full stop"},
	{"､﹑", "、", "half-width and small enumeration comma"},
	{"﹐", ",", "small comma"},
	{"﹔", ";", "small semicolon"},
	{"﹕∶", ":", "small colon, ratio sign"},
	{"﹙〔", "(", "small bracket; tortoise-shell brackets of document numbers"},
	{"﹚〕", ")", ""},
	{"「『‘〝﹁﹃｢", "“", "all opening quotes: corner quotes of Taiwan, single ones inside double"},
	{"」』’〞﹂﹄｣〟", "”", "all closing quotes"},
	{"〈", "《", "title marks, single inside double"},
	{"〉", "》", ""},
	{"•‧∙⋅・･●", "·", "the dot in a foreign name or before an item"},
	{"–―─━﹣−‐‑‒", "-", "dashes and hyphens; the long — stays, it cuts a sentence"},
	{"～〜∼", "~", "from … to"},
	{"﹪", "%", ""},
	{
		"⻔⻅⻓⻋⻢⻛⻩⻄⻚⻆⻥⻮⻰⻝⻦⻨⺠⻘⻤⻉⻙⻣⻬⻜⻁⻲", "门见长车马风黄西页角鱼齿龙食鸟麦民青鬼贝韦骨齐飞虎龟",
		"radicals that PDF files hold in place of characters",
	},
}
