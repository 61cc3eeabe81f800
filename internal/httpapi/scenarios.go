package httpapi

import (
	"context"

	"zhenyu"
	"zhenyu/internal/app"
)

func (s *Server) scenarios(ctx context.Context, in *BeforeQuery[zhenyu.ScenarioID]) (*answer[*app.ScenarioList], error) {
	return answered(s.record.Scenarios(ctx, s.actor, in.Before, in.Limit))
}

func (s *Server) scenario(ctx context.Context, in *IDPath[zhenyu.ScenarioID]) (*tagged[*app.ScenarioRow], error) {
	return taggedScenario(s.record.Scenario(ctx, s.actor, in.ID))
}

func taggedScenario(row *app.ScenarioRow, err error) (*tagged[*app.ScenarioRow], error) {
	if err != nil {
		return nil, err
	}
	return tag(row, row.Version), nil
}

type keepScenarioInput struct {
	Body app.ScenarioEdit
}

func (s *Server) keepScenario(ctx context.Context, in *keepScenarioInput) (*tagged[*app.ScenarioRow], error) {
	return taggedScenario(s.record.KeepScenario(ctx, s.actor, in.Body))
}

type editScenarioInput struct {
	IDPath[zhenyu.ScenarioID]
	MustMatch
	Body app.ScenarioEdit
}

func (s *Server) editScenario(ctx context.Context, in *editScenarioInput) (*tagged[*app.ScenarioRow], error) {
	return taggedScenario(s.record.EditScenario(ctx, s.actor, in.ID, in.seen(), in.Body))
}

func (s *Server) removeScenario(ctx context.Context, in *removeInput[zhenyu.ScenarioID]) (*answer[done], error) {
	return doneBy(s.record.RemoveScenario(ctx, s.actor, in.ID, in.seen()))
}

func (s *Server) plans(ctx context.Context, in *BeforeQuery[zhenyu.PlanID]) (*answer[*app.PlanList], error) {
	return answered(s.record.Plans(ctx, s.actor, in.Before, in.Limit))
}

type keepPlanInput struct {
	Body app.PlanEdit
}

func (s *Server) keepPlan(ctx context.Context, in *keepPlanInput) (*answer[*app.PlanRow], error) {
	return answered(s.record.KeepPlan(ctx, s.actor, in.Body))
}

func (s *Server) removePlan(ctx context.Context, in *removeInput[zhenyu.PlanID]) (*answer[done], error) {
	return doneBy(s.record.RemovePlan(ctx, s.actor, in.ID, in.seen()))
}
