package report

// Speech in quotation marks is told before or behind its speaker: «“价格不能随便涨。”他叮嘱…»,
// «他对社区书记说：“先装临时灯。”».

// speechSentences is the longest speech, in sentences, whose speaker is looked for behind it.
const speechSentences = 4

// spokenBy says whether sentence n opens a speech that a visitor is told to have spoken in the
// sentence behind it, and notes who it is.
func (a *asker) spokenBy(n int) bool {
	next, ok := a.p.afterSpeech(n)
	return ok && a.speaks(next.clauses[0])
}

// afterSpeech gives the sentence behind the speech that sentence n opens; ok is false where none ends near in its paragraph.
func (p *passage) afterSpeech(n int) (next sentence, ok bool) {
	s := p.sentences[n]
	if p.runes[s.start] != '“' {
		return next, false
	}
	for m := n; m+1 < len(p.sentences) && m < n+speechSentences; m++ {
		next = p.sentences[m+1]
		if next.paragraph != s.paragraph || len(next.clauses) == 0 {
			return next, false
		}
		if p.runes[p.sentences[m].end-1] == '”' {
			return next, true
		}
	}
	return next, false
}

// speaks says whether a clause tells that a visitor spoke.
func (a *asker) speaks(cl clause) bool {
	who := a.leads
	if m, ok := a.cast.mention[cl.start]; ok {
		who = m.figure
	} else if !a.p.is(cl.start, pronoun) {
		return false
	}
	if who < 0 || a.cast.figures[who].local || a.cast.figures[who].comes {
		return false
	}
	for i := cl.start; i < cl.end; i++ {
		if a.p.is(i, says|asksOf|tells) && a.p.class[i]&nounAsk == 0 {
			a.by, a.leads = who, who
			return true
		}
	}
	return false
}

// opensSpeech says whether a speech that asks begins right behind the word that ends at i: its
// first clause has a modal or starts with what is to be done.
func (a *asker) opensSpeech(s sentence, i int) bool {
	p := a.p
	for i < s.end && (p.runes[i] == ':' || p.runes[i] == ',' || p.runes[i] == '“') {
		i++
	}
	return p.runes[i-1] == '“' && i < s.end && (p.is(i, verb|adverb|never|modal) || p.timedTask(span{i, s.end}))
}
