package app_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"zhenyu"
	"zhenyu/internal/app"
)

// TestLimitCountsAll gives no time at all: there is a plan with its bound, and each point of the curve and each
// refusal is there or said to be missing.
func TestLimitCountsAll(t *testing.T) {
	t.Parallel()
	req := planOf(quarter(t, 3))
	req.Limit = time.Nanosecond
	plan := mustPlan(t, req)
	if len(plan.Sites) == 0 || plan.Bound < plan.Value {
		t.Errorf("%+v", plan)
	}
	if len(plan.Curve)+len(plan.CurveMissing) != req.P+1 {
		t.Errorf("curve %+v, missing %+v", plan.Curve, plan.CurveMissing)
	}
	for _, m := range plan.CurveMissing {
		if m.Why != "time" {
			t.Errorf("%+v", m)
		}
	}
	for _, s := range plan.Sites {
		if s.Refusal != nil || s.NoRefusal != "time" {
			t.Errorf("%+v", s)
		}
	}
}

// TestStopped stops before the search, which leaves nothing, and while it tells of its first step, which leaves a plan.
func TestStopped(t *testing.T) {
	t.Parallel()
	req := planOf(quarter(t, 3))
	stop := make(chan struct{})
	req.Stop = stop
	req.Progress = func(far zhenyu.Progress) {
		if far.Done == 1 && far.Value == 0 {
			close(stop)
		}
	}
	plan := mustPlan(t, req)
	if len(plan.Sites) == 0 || plan.Stop != "stopped" || plan.Sites[0].NoRefusal != "stopped" {
		t.Errorf("%+v", plan)
	}
	req.Progress = nil
	if _, err := app.RunSiting(t.Context(), req); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped before it began: %v", err)
	}
}
