package httpapi

import (
	"context"

	"zhenyu"
	"zhenyu/internal/app"
)

type areasQuery struct {
	Towns bool     `query:"towns" doc:"all towns, instead of the areas that have none above them"`
	Ended bool     `query:"ended" doc:"also those that are no more"`
	On    DayParam `query:"on" doc:"as they were on that day; today where absent"`
}

func (s *Server) areas(ctx context.Context, in *areasQuery) (*answer[[]*app.AreaRow], error) {
	return answered(s.record.AreasAt(ctx, s.actor, app.AreaQuery{Towns: in.Towns, Ended: in.Ended, On: in.On.Day}))
}

type areaInput struct {
	IDPath[zhenyu.AreaID]
	On DayParam `query:"on" doc:"as it was on that day; today where absent"`
}

func (s *Server) area(ctx context.Context, in *areaInput) (*answer[*app.AreaPage], error) {
	return answered(s.record.Area(ctx, s.actor, in.ID, in.On.Day))
}

type loadInput struct {
	Body struct {
		Code string `json:"code" pattern:"^([0-9]{6}|[0-9]{9}|[0-9]{12})$" doc:"code of the district; the zeros at its end may be left out, as in 310115"`
	}
}

func (s *Server) loadAreas(ctx context.Context, in *loadInput) (*answer[app.AreasLoaded], error) {
	return answered(s.record.LoadAreas(ctx, s.actor, in.Body.Code))
}

type sitesQuery struct {
	PageQuery
	Town  zhenyu.AreaID `query:"town"`
	Kind  string        `query:"kind" enum:"park,enterprise,farm,facility,other"`
	After zhenyu.SiteID `query:"after" doc:"next of the page before"`
}

func (s *Server) sites(ctx context.Context, in *sitesQuery) (*answer[*app.SiteList], error) {
	return answered(s.record.Sites(ctx, s.actor, app.SiteQuery{Town: in.Town, Kind: zhenyu.StopKind(in.Kind), After: in.After, Limit: in.Limit}))
}

func (s *Server) site(ctx context.Context, in *IDPath[zhenyu.SiteID]) (*tagged[*app.SitePage], error) {
	p, err := s.record.Site(ctx, s.actor, in.ID)
	if err != nil {
		return nil, err
	}
	return state(p, p.Version)
}

func (s *Server) siteStops(ctx context.Context, in *IDPath[zhenyu.SiteID]) (*answer[[]app.Mention], error) {
	return answered(s.record.SiteStops(ctx, s.actor, in.ID))
}

type editSiteInput struct {
	IDPath[zhenyu.SiteID]
	MustMatch
	Body app.SiteEdit
}

// EditedSite is a site after a change.
type EditedSite struct {
	Site  *zhenyu.Site `json:"site"`
	Event int64        `json:"event" doc:"to undo it by; 0 where nothing was changed"`
}

func (s *Server) editSite(ctx context.Context, in *editSiteInput) (*tagged[EditedSite], error) {
	site, event, err := s.record.EditSite(ctx, s.actor, in.ID, in.seen(), in.Body)
	if err != nil {
		return nil, err
	}
	return tag(EditedSite{site, event}, site.Version), nil
}

type mergeSiteInput struct {
	IDPath[zhenyu.SiteID]
	Match
	Body intoBody[zhenyu.SiteID]
}

func (s *Server) mergeSite(ctx context.Context, in *mergeSiteInput) (*answer[done], error) {
	return doneBy(s.record.MergeSites(ctx, s.actor, in.ID, in.seen(), in.Body.Into))
}

type splitSiteInput struct {
	IDPath[zhenyu.SiteID]
	Match
	Body struct {
		Name  string          `json:"name,omitempty" maxLength:"200" doc:"of the new site"`
		Stops []zhenyu.ItemID `json:"stops,omitempty" maxItems:"1000" doc:"stops that are at the new site; without any, a merged site is parted from the other"`
	}
}

func (s *Server) splitSite(ctx context.Context, in *splitSiteInput) (*tagged[EditedSite], error) {
	site, event, err := s.record.SplitSite(ctx, s.actor, in.ID, in.seen(), in.Body.Name, in.Body.Stops)
	if err != nil {
		return nil, err
	}
	return tag(EditedSite{site, event}, site.Version), nil
}

type organisationsQuery struct {
	PageQuery
	Town  zhenyu.AreaID         `query:"town" doc:"it, or what became it"`
	After zhenyu.OrganisationID `query:"after" doc:"next of the page before"`
}

func (s *Server) organisations(ctx context.Context, in *organisationsQuery) (*answer[*app.OrganisationList], error) {
	return answered(s.record.Organisations(ctx, s.actor, app.OrganisationQuery{Town: in.Town, After: in.After, Limit: in.Limit}))
}

func (s *Server) organisation(ctx context.Context, in *IDPath[zhenyu.OrganisationID]) (*tagged[*app.OrganisationPage], error) {
	p, err := s.record.Organisation(ctx, s.actor, in.ID)
	if err != nil {
		return nil, err
	}
	return state(p, p.Version)
}

func (s *Server) organisationMet(ctx context.Context, in *IDPath[zhenyu.OrganisationID]) (*answer[[]app.Mention], error) {
	return answered(s.record.OrganisationMet(ctx, s.actor, in.ID))
}

type editOrganisationInput struct {
	IDPath[zhenyu.OrganisationID]
	MustMatch
	Body app.OrganisationEdit
}

// EditedOrganisation is an organisation after a change.
type EditedOrganisation struct {
	Organisation *app.OrganisationRow `json:"organisation"`
	Event        int64                `json:"event" doc:"to undo it by; 0 where nothing was changed"`
}

func (s *Server) editOrganisation(ctx context.Context, in *editOrganisationInput) (*tagged[EditedOrganisation], error) {
	o, event, err := s.record.EditOrganisation(ctx, s.actor, in.ID, in.seen(), in.Body)
	if err != nil {
		return nil, err
	}
	return tag(EditedOrganisation{o, event}, o.Version), nil
}

type mergeOrganisationInput struct {
	IDPath[zhenyu.OrganisationID]
	Match
	Body intoBody[zhenyu.OrganisationID]
}

func (s *Server) mergeOrganisation(ctx context.Context, in *mergeOrganisationInput) (*answer[done], error) {
	return doneBy(s.record.MergeOrganisations(ctx, s.actor, in.ID, in.seen(), in.Body.Into))
}

type splitOrganisationInput struct {
	IDPath[zhenyu.OrganisationID]
	Match
	Body struct {
		Name string          `json:"name,omitempty" maxLength:"200" doc:"of the new organisation"`
		Met  []zhenyu.ItemID `json:"met,omitempty" maxItems:"1000" doc:"times that the new organisation was met; without any, a merged organisation is parted from the other"`
	}
}

func (s *Server) splitOrganisation(ctx context.Context, in *splitOrganisationInput) (*tagged[EditedOrganisation], error) {
	o, event, err := s.record.SplitOrganisation(ctx, s.actor, in.ID, in.seen(), in.Body.Name, in.Body.Met)
	if err != nil {
		return nil, err
	}
	return tag(EditedOrganisation{o, event}, o.Version), nil
}
