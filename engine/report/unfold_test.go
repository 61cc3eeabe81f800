package report

import "testing"

// TestUnfold parts a line of several paragraphs at the spaces behind full stops, and its title, and
// leaves a line with spaces behind all of its full stops whole.
func TestUnfold(t *testing.T) {
	title := "林岸到青禾镇调研重点项目建设"
	first := "3月5日，区长林岸到青禾镇调研重点项目建设情况，先后来到云水村、青禾农贸市场、青禾镇卫生院等地，详细询问工程进度和群众办事情况。每到一处都看得很细。镇里的干部和企业负责人一路介绍，林岸边走边问，把群众的意见一条一条记了下来。"
	second := "林岸强调，要加快进度，把好质量关，让群众早日用上。要多听群众意见。要守住安全底线，严格落实各项责任，确保万无一失。"
	for _, c := range []struct {
		text string
		want int
	}{
		{title + " " + first + " " + second, 3},
		{first + second, 1},
	} {
		p := lay(c.text, nil)
		got := p.sentences[len(p.sentences)-1].paragraph + 1
		if got != c.want {
			t.Errorf("%s: %d paragraphs, want %d", c.text, got, c.want)
		}
	}
}
