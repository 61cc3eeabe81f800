package repair

import (
	"strings"
	"unicode/utf8"

	"zhenyu/engine/han"
)

// furniture is a row of the table of what sites put around a text. Phrases are simplified and
// folded (see han.Fold); they are looked for in the folded line.
type furniture struct {
	place   place
	phrase  string
	example string
}

// place says where in a line the phrase makes noise.
type place int

const (
	head  place = iota // the line begins with it: the whole line is noise
	alone              // the line is nothing else
	tail               // from the phrase to the end of the line, if that is near
)

var furnitures = []furniture{
	{head, "您现在的位置", "您现在的位置:首页 > 政协网 > 动态"},
	{head, "您当前的位置", "您当前的位置: 首页 > 新闻 >"},
	{head, "当前位置", "当前位置:首页 > 镇街动态"},
	{head, "首页>", "首頁>地方頻道>要聞"},
	{head, "首页 >", "首页 > 新闻中心"},
	{head, "-->", "--> left of a comment in the page"},
	{head, "发布时间:", "发布时间:2023-06-02 08:21来源:发布 【字体: 打印"},
	{head, "发布日期:", "发布日期:2023-06-02"},
	{head, "发表时间:", "发表时间:2015-09-25 阅读次数:962"},
	{head, "来源:", "来源:常熟发布 编辑:小熟"},
	{head, "信息来源:", "信息来源:区政府办"},
	{head, "文章来源:", "文章来源:区融媒体中心"},
	{head, "浏览次数:", "浏览次数:31"},
	{head, "浏览量:", "浏览量:120"},
	{head, "阅读次数:", "阅读次数:962"},
	{head, "原标题:", "原標題:"},
	{head, "责任编辑:", "责任编辑:张三"},
	{head, "责编:", "责编:张三"},
	{head, "编辑:", "编辑:张三"},
	{head, "(责任编辑", "(责任编辑:admin)"},
	{head, "( 责任编辑", "（ 责任编辑：admin 新闻报料 ）"},
	{head, "[编辑", "[编辑: 张三 ] 分享到 返回首页"},
	{head, "审核:", "审核:张三"},
	{head, "上一条", "上一条:锚定目标结硬账"},
	{head, "下一条", "下一条:没有了"},
	{head, "上一篇", "上一篇:没有了"},
	{head, "下一篇", "下一篇:没有了"},
	{head, "相关阅读", "相关阅读"},
	{head, "相关文章", "相关文章"},
	{head, "延伸阅读", "延伸閱讀 十周年"},
	{head, "相关新闻", "相关新闻"},
	{head, "房地产相关新闻", "房地產相關新聞 留言討論區 相關閱讀推薦"},
	{head, "留言与评论", "留言与评论(共有 0 条评论)"},
	{head, "分享到", "分享到"},
	{head, "分享 ", "分享 88"},
	{head, "返回首页", "返回首页 返回顶部"},
	{head, "返回顶部", "返回顶部"},
	{head, "回上 ", "回上 簡介 | 服務條款 | 私隱條款"},
	{head, "文档下载", "文档下载 收藏 举报"},
	{head, "版权所有", "版权所有 某某网"},
	{head, "©", "© 2017 某某网 ↑ TOP"},
	{head, "Copyright", "Copyright 2017"},
	{head, "您好,欢迎访问", "您好,欢迎访问某某网,我们将竭诚为您服务!"},
	{head, "读完这篇文章", "读完这篇文章后写点感想吧 你还可以 收藏"},
	{head, "市政府部门网站", "市政府部门网站 区县政府网站 其他网站"},
	{alone, "打印", "打印"},
	{alone, "关闭", "关闭"},
	{alone, "图片", "图片"},
	{alone, "首图", "首圖"},
	{alone, "收藏", "收藏"},
	{tail, "责任编辑:", "来源:区委报道组 责任编辑:张三"},
	{tail, "(责任编辑", "平安稳定。(责任编辑:张三)"},
	{tail, "(编辑:", "平安稳定。(编辑:张三)"},
	{tail, "[责任编辑", "平安稳定。[责任编辑:张三]"},
	{tail, "[编辑:", "平安稳定。[编辑: 张三 ] 分享到"},
	{tail, "【责任编辑", "平安稳定。【责任编辑:张三】"},
	{tail, "转载请注明", "由某某网提供,转载请注明出处"},
}

// Lengths of noise, in bytes of the received line.
const (
	longestLine = 240 // a line that is noise as a whole
	longestTail = 120 // noise at the end of a line
	longestHead = 60  // what is looked at of a line's start
)

// noise finds the site furniture of a text, in order.
func noise(text string) []Range {
	var found []Range
	offset := 0
	for line := range strings.Lines(text) {
		if r, ok := lineNoise(strings.TrimRight(line, "\r\n")); ok {
			found = append(found, Range{offset + r.Start, offset + r.End})
		}
		offset += len(line)
	}
	return found
}

// lineNoise finds the noise of one line.
func lineNoise(line string) (Range, bool) {
	body := strings.TrimLeft(line, " \t　")
	if body == "" {
		return Range{}, false
	}
	if len(line) <= longestLine && isNoiseLine(body) {
		return Range{0, len(line)}, true
	}
	from := runeStart(line, max(0, len(line)-longestTail))
	end := line[from:]
	if !strings.ContainsAny(end, "编編载載") {
		return Range{}, false
	}
	folded := han.Fold(end)
	for _, f := range furnitures {
		if at := strings.LastIndex(folded, f.phrase); f.place == tail && at >= 0 {
			return Range{from + sameRune(end, folded[:at]), len(line)}, true
		}
	}
	return Range{}, false
}

// isNoiseLine reports a line that is noise as a whole, without the spaces it began with.
func isNoiseLine(body string) bool {
	start := han.Fold(body[:runeStart(body, min(len(body), longestHead))])
	for _, f := range furnitures {
		if f.place == head && strings.HasPrefix(start, f.phrase) || f.place == alone && start == f.phrase && len(body) < longestHead {
			return true
		}
	}
	return false
}

// runeStart gives the last border of a character at or before the offset.
func runeStart(s string, at int) int {
	for at > 0 && at < len(s) && !utf8.RuneStart(s[at]) {
		at--
	}
	return at
}

// sameRune gives the offset in s behind as many characters as there are in folded.
func sameRune(s, folded string) int {
	offset := 0
	for range utf8.RuneCountInString(folded) {
		_, n := utf8.DecodeRuneInString(s[offset:])
		offset += n
	}
	return offset
}
