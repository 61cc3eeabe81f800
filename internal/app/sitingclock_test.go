package app_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"zhenyu"
	"zhenyu/internal/app"
)

// TestLimitCountsAll gives no time at all: there is a plan with its bound, a curve of what it holds, and each refusal is
// said to be missing.
func TestLimitCountsAll(t *testing.T) {
	t.Parallel()
	req := planOf(quarter(t, 3))
	req.Limit = time.Nanosecond
	plan := mustPlan(t, req)
	if len(plan.Sites) == 0 || plan.Bound < plan.Value {
		t.Errorf("%+v", plan)
	}
	if len(plan.Curve) != req.P+1 || len(plan.CurveMissing) > 0 {
		t.Fatalf("curve %+v, missing %+v", plan.Curve, plan.CurveMissing)
	}
	if one := plan.Curve[1]; !plan.Curve[0].Proven || one.Proven || one.Value > one.Bound || one.Value <= plan.Curve[0].Value {
		t.Errorf("curve %+v", plan.Curve)
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
