package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"time"

	"zhenyu/engine/access"
	"zhenyu/engine/facility"
	"zhenyu/engine/osm"
	"zhenyu/engine/street"
	"zhenyu/standards"
)

// reading measures counting all of an extract beside osmium, whole processes both.
func (b *bench) reading(ctx context.Context, path string) error {
	ours, err := b.ours(ctx, task{Name: "read", City: path})
	if err != nil {
		return err
	}
	fmt.Fprintf(&b.page, "\n| all of it counted | clock | CPU |\n|---|---|---|\n| ours | %.3f | %.3f |\n", ours.clock.Seconds(), ours.cpu.Seconds())
	clock, cpu, err := b.osmium(ctx, path)
	if errors.Is(err, exec.ErrNotFound) {
		return nil
	}
	if err == nil {
		fmt.Fprintf(&b.page, "| osmium fileinfo -e | %.3f | %.3f |\n", clock.Seconds(), cpu.Seconds())
	}
	return err
}

// osmium gives the quickest run's times.
func (b *bench) osmium(ctx context.Context, path string) (clock, cpu time.Duration, err error) {
	for i := range b.runs {
		c := exec.CommandContext(ctx, "osmium", "fileinfo", "-e", path)
		start := time.Now()
		if err := c.Run(); err != nil {
			return 0, 0, err
		}
		took := time.Since(start)
		if i == 0 || took < clock {
			clock, cpu = took, c.ProcessState.UserTime()+c.ProcessState.SystemTime()
		}
	}
	return clock, cpu, nil
}

// homes measures every building of an extract, or says that it has none to speak of.
func (b *bench) homes(ctx context.Context, path string) error {
	c, err := b.ours(ctx, task{Name: "homes", City: path, Limit: street.Seconds(1800), Threads: 1})
	if err != nil {
		return err
	}
	if c.step("homes") < 1000 {
		fmt.Fprintf(&b.page, "\nEvery building: the extract has %.0f in which people may live, too few to measure.\n", c.step("homes"))
		return nil
	}
	fmt.Fprintf(&b.page, "\nEvery building: %.0f, their %.0f facilities in %.0f categories, one thread, limit 1800 s: linked to streets in %.3f s CPU, the nearest of each in %.3f s CPU.\n",
		c.step("homes"), c.step("facilities"), c.step("categories"), c.step("link cpu"), c.step("nearest cpu"))
	return nil
}

// read counts all of an extract.
func (t task) read(ctx context.Context, s steps) error {
	return t.extract(func(file *osm.File) error {
		return s.time("read", func() error {
			_, err := osm.Summarise(ctx, file, nil, t.Threads)
			return err
		})
	})
}

// homes finds the nearest facility of every category that the extract has for each of its buildings.
func (t task) homes(ctx context.Context, s steps) error {
	return t.extract(func(file *osm.File) error {
		streets, err := osm.Load(ctx, file, street.OSMWanted())
		if err != nil {
			return err
		}
		profile := street.StandardProfiles()[0]
		d, _ := street.FromOSM(streets, profile, nil)
		n, err := street.Build(d)
		if err != nil {
			return err
		}
		origins, categories, err := t.ground(ctx, file)
		if err != nil {
			return err
		}
		s["homes"], s["categories"] = float64(origins.Len()), float64(len(categories))
		snapper := street.NewSnapper(n)
		err = s.time("link", func() error {
			for _, c := range categories {
				s["facilities"] += float64(len(c.Facilities))
				if err := c.Link(ctx, n, snapper, profile.Stub); err != nil {
					return err
				}
			}
			return origins.Link(ctx, n, snapper, profile.Stub, t.Threads)
		})
		if err != nil {
			return err
		}
		return s.time("nearest", func() error {
			_, err := access.Measure(ctx, access.Input{Network: n, Origins: origins, Categories: categories}, access.Options{Limit: t.Limit, Threads: t.Threads})
			return err
		})
	})
}

// ground reads the buildings, each with as many people, and the facilities of an extract.
func (t task) ground(ctx context.Context, file *osm.File) (*access.Origins, []*access.Category, error) {
	m, err := osm.Load(ctx, file, access.BuildingsWanted())
	if err != nil {
		return nil, nil, err
	}
	buildings := access.Buildings(m, access.StandardStoreys())
	origins := access.Spread(access.People(len(buildings))*access.Person, buildings, nil)
	known, err := standards.Categories()
	if err != nil {
		return nil, nil, err
	}
	if m, err = osm.Load(ctx, file, facility.Wanted(known)); err != nil {
		return nil, nil, err
	}
	of := make([]*access.Category, len(known))
	found, _ := facility.Find(m, known)
	for _, f := range found {
		if of[f.Category] == nil {
			of[f.Category] = &access.Category{Name: known[f.Category].ID}
		}
		at := access.Facility{ID: f.ID, Outlines: f.Outlines, Place: -1}
		for _, e := range f.Entrances {
			at.Entrances = append(at.Entrances, e.WGS84())
		}
		of[f.Category].Facilities = append(of[f.Category].Facilities, at)
	}
	categories := slices.DeleteFunc(of, func(c *access.Category) bool { return c == nil })
	return origins, categories, nil
}

// extract opens the task's extract.
func (t task) extract(do func(*osm.File) error) error {
	f, err := os.Open(t.City)
	if err != nil {
		return err
	}
	defer f.Close()
	stat, err := f.Stat()
	if err != nil {
		return err
	}
	file, err := osm.Open(f, stat.Size())
	if err != nil {
		return err
	}
	return do(file)
}
