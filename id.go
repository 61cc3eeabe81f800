package zhenyu

// AreaID names an area. Like all ids it comes from one counter that begins at 1; 0 is none. Ids stay below 2^53, so a
// page's script can hold them.
type AreaID int64

// SiteID names a site.
type SiteID int64

// OrganisationID names an organisation.
type OrganisationID int64

// DocumentID names a document.
type DocumentID int64

// VisitID names a visit.
type VisitID int64

// ItemID names an item.
type ItemID int64

// LayerID names a layer.
type LayerID int64

// RunID names a run.
type RunID int64

// JobID names a job.
type JobID int64

// ScenarioID names a scenario.
type ScenarioID int64

// PlanID names a plan.
type PlanID int64
