package app

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"zhenyu"
	"zhenyu/internal/store"
)

// Scale says how large a synthetic record is to be: ten directives and a hundred events a document.
type Scale struct {
	Documents int
	Seed      uint64
	Progress  func(documents int) // called now and then; may be nil
}

// The shape of a synthetic document.
const (
	scaleDirectives = 10
	scaleStops      = 3
	scaleEvents     = 100
	scaleChunk      = 200 // documents made while as many are written
	scaleTowns      = 50
	scaleSites      = 2000
)

// scaleBegin is the moment of the first synthetic event, so that the same seed gives the same bytes.
var scaleBegin = zhenyu.InstantOf(time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC))

// MakeScale fills an empty record with synthetic documents, to measure: names and texts are made up, and the log tells
// the rows, event by event, as if people had decided about each directive again and again.
func (r *Record) MakeScale(ctx context.Context, actor zhenyu.Actor, s Scale) error {
	if err := require(actor, zhenyu.Keeper); err != nil {
		return err
	}
	head, err := r.Head(ctx, actor)
	if err != nil {
		return err
	}
	if head.Seq != 0 {
		return problem(zhenyu.Conflict, "not_empty")
	}
	g := &scaleMaker{random: rand.New(rand.NewPCG(s.Seed, 0)), at: scaleBegin, actor: actor}
	if _, err := r.update(ctx, actor, "load", g.places); err != nil {
		return err
	}
	return storeProblem(r.store.Load(ctx, store.Act{Actor: actor}, func(l *store.Loader) error {
		for n := range s.Documents {
			if err := g.document(l, n); err != nil {
				return err
			}
			if (n+1)%scaleChunk == 0 {
				if err := s.flush(ctx, l, n+1); err != nil {
					return err
				}
			}
		}
		return nil
	}))
}

// flush hands over what was made, and tells how far that is.
func (s *Scale) flush(ctx context.Context, l *store.Loader, done int) error {
	if err := errors.Join(ctx.Err(), l.Flush()); err != nil {
		return err
	}
	if s.Progress != nil {
		s.Progress(done)
	}
	return nil
}

// scaleMaker makes the synthetic record.
type scaleMaker struct {
	random *rand.Rand
	at     zhenyu.Instant
	actor  zhenyu.Actor
	towns  []*zhenyu.Area
	sites  []*zhenyu.Site
}

// The syllables and words of made-up names and asks.
var (
	scaleSyllables = strings.Split("青 白 云 鹭 汀 盐 沙 棠 茶 歌 半 岭 禾 霞 栈 渚 芦 浦 澜 望 桐 荻 汊 圩 堤 滩 屿 泊 柳 榆", " ")
	scaleVerbs     = strings.Split("加快 推进 完善 落实 整治 优化 提升 建成 修缮 排查 巩固 拓宽", " ")
	scaleObjects   = strings.Split("园区道路 污水管网 养老服务 小学校舍 卫生院门诊 农田水利 冷链物流 招商项目 旧衣回收 数字平台 消防通道 茶园基地 农贸市场 渔港码头 文化广场 厂房盘活", " ")
	scaleEnds      = strings.Split("年底前完成 尽快见效 确保群众满意 三个月内开工 形成长效机制 达到80%以上 逐户逐项销号 月底前解决", " ")
	scaleKinds     = []zhenyu.StopKind{zhenyu.ParkStop, zhenyu.Enterprise, zhenyu.Farm, zhenyu.Facility, zhenyu.OtherStop}
)

func pick[T any](r *rand.Rand, all []T) T { return all[r.IntN(len(all))] }

// name gives a name that no other number has.
func (g *scaleMaker) name(n int) string {
	s := scaleSyllables
	return s[n%len(s)] + s[n/len(s)%len(s)] + s[(n/len(s)/len(s)+n)%len(s)]
}

// places makes the district, its towns and its sites.
func (g *scaleMaker) places(tx *store.Tx) error {
	county := &zhenyu.Area{ID: zhenyu.AreaID(tx.NewID()), Level: zhenyu.County, Code: "990199000000", Name: "云港区"}
	if err := tx.PutArea(county); err != nil {
		return err
	}
	for n := range scaleTowns {
		town := &zhenyu.Area{ID: zhenyu.AreaID(tx.NewID()), Level: zhenyu.Town, Parent: county.ID, Code: fmt.Sprintf("990199%03d000", n+1), Name: g.name(n) + "镇"}
		if err := tx.PutArea(town); err != nil {
			return err
		}
		g.towns = append(g.towns, town)
	}
	for n := range scaleSites {
		town := g.towns[n%len(g.towns)]
		site := &zhenyu.Site{
			ID: zhenyu.SiteID(tx.NewID()), Name: g.name(n) + pick(g.random, []string{"产业园", "合作社", "卫生院", "有限公司", "农场"}),
			Kind: scaleKinds[n%len(scaleKinds)], Aliases: []string{}, Area: town.ID, Town: town.ID,
		}
		if err := tx.PutSite(site); err != nil {
			return err
		}
		g.sites = append(g.sites, site)
	}
	return nil
}

// document makes one document, its visit and items, and a hundred events that tell how they became what they are.
func (g *scaleMaker) document(l *store.Loader, n int) error {
	d := &scaleDocument{scaleMaker: g, l: l, text: new(strings.Builder)}
	day := zhenyu.DayAt(scaleBegin.Time().AddDate(0, 0, n*2500/100_000))
	value := zhenyu.VisitValue{IsVisit: true, Title: fmt.Sprintf("%s调研%s（合成%d）", pick(g.random, g.towns).Name, pick(g.random, scaleObjects), n), Day: day, Script: "hans"}
	d.visit = &zhenyu.Visit{ID: zhenyu.VisitID(l.NewID()), Value: value, Proposal: &value, Reader: "scale", Status: zhenyu.Proposed, Version: 1, ChangedBy: g.actor.Name, ChangedAt: g.at}
	d.id = zhenyu.DocumentID(l.NewID())
	d.text.WriteString(value.Title + "\n")
	for range scaleStops {
		d.stop(day)
	}
	for i := range scaleDirectives {
		d.directive(day, i)
	}
	if err := d.imported(n); err != nil {
		return err
	}
	d.decide()
	for _, i := range d.items {
		if err := l.Item(i); err != nil {
			return err
		}
	}
	return nil
}
