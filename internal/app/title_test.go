package app

import "testing"

// TestTitle checks that a title is a headline or a sentence of the text, never what a page puts above it.
func TestTitle(t *testing.T) {
	t.Parallel()
	const headline = "县委书记王一民到白鹤镇调研"
	for _, above := range []string{
		"-->", "<!-- 正文 -->", "2023年12月01日", "2023-12-01 08:30", "二〇二三年十二月一日 星期五", "□全媒体记者 王夏 报道", "□ 本报记者 王夏 通讯员 李秋",
		"(记者 邵文昱)", "您现在的位置:首页 > 要闻 > 正文", "當前位置：首頁 >> 新聞", "首页 > 政务 > 动态", "发布时间:2022-01-20 浏览量:128", "發佈時間：2022-01-20 來源：縣政府",
		"来源:县融媒体中心", "责任编辑:王夏", "字号:大 中 小", "浏览次数 128", "首圖", "東府〔2018〕67號", "熱門: 時事 港聞", "&nbsp;&nbsp;", "王夏 摄", "打印",
	} {
		if got := title(&Report{ID: "a.txt", Text: above + "\n" + headline + "\n他指出,要修好机耕路。"}); got != headline {
			t.Errorf("%s: %q", above, got)
		}
	}
	for text, want := range map[string]string{
		"<p>" + headline + "</p>": headline,
		"记者节座谈会召开\n" + headline:   "记者节座谈会召开",
		"1月3日至4日,县委书记王一民到白鹤镇调研,看了机耕路、学校和卫生院,并同干部群众座谈,听取意见建议。他指出,要修好机耕路。": "1月3日至4日,县委书记王一民到白鹤镇调研,看了机耕路、学校和卫生院,并同干部群众座谈,听取意见建议",
		"2023年12月01日\n-->\n": "a.txt",
	} {
		if got := title(&Report{ID: "a.txt", Text: text}); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
