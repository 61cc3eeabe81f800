package httpapi

import (
	"context"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"zhenyu/internal/app"
)

// routes names all operations. A PATCH of the record takes the version that the caller saw in If-Match, or * for
// whatever there is; a lost race is a 409 that shows the row as it is and what was done to it since.
func (s *Server) routes() {
	add(s, "GET", "/api/about", "about", "The program and the record", s.about)

	add(s, "POST", "/api/imports", "import", "Upload files and import them", s.startImport, created, upload)
	add(s, "GET", "/api/imports/{id}", "import-state", "How far an import is", s.importState)
	add(s, "DELETE", "/api/imports/{id}", "import-stop", "Stop an import", s.stopImport)
	follow(s, "/api/imports/{id}/events", "import-events", "Follow an import", s.importState, app.ImportState{}, s.followImport)

	add(s, "GET", "/api/visits", "visits", "Visits, newest first", s.visits)
	add(s, "GET", "/api/visits/{id}", "visit", "One visit with all that was read of it", s.visit)
	add(s, "PATCH", "/api/visits/{id}", "visit-edit", "Change a visit as a whole", s.editVisit)
	add(s, "GET", "/api/visits/{id}/history", "visit-history", "What was done to a visit and its items, newest first", s.visitHistory)
	add(s, "POST", "/api/visits/{id}/items", "item-add", "Add an item that the reader did not see", s.addItem, created)
	add(s, "POST", "/api/visits/{id}/accept", "accept-all", "Accept all items above a confidence", s.acceptAll)
	add(s, "POST", "/api/visits/{id}/merge", "visit-merge", "Say that a visit is the same as another", s.mergeVisit)
	add(s, "GET", "/api/visits/{id}/reading", "reread", "What reading again would change", s.reread)
	add(s, "POST", "/api/visits/{id}/reading", "reread-apply", "Read again, and take over what nobody touched, or what the caller chose", s.applyReread)

	add(s, "GET", "/api/items/{id}", "item", "One item", s.item)
	add(s, "PATCH", "/api/items/{id}", "decide", "Accept, edit, reject or link an item", s.decide)
	add(s, "GET", "/api/items/{id}/matches", "matches", "The sites that a stop could be, or the organisations that a body could be", s.matches)
	add(s, "GET", "/api/items/{id}/areas", "item-areas", "The areas that an item could be in, for a person to choose", s.itemAreas)
	add(s, "GET", "/api/items/{id}/history", "item-history", "What was done to an item, newest first", s.itemHistory)
	add(s, "GET", "/api/questions", "questions", "Stops and bodies that wait for an answer which site or organisation they are", s.questions)

	add(s, "GET", "/api/documents/{id}", "document", "A document's text as received and repaired", s.document)
	add(s, "GET", "/api/documents/{id}/original", "original", "A document's file as received", s.original, binary)

	add(s, "GET", "/api/directives", "directives", "Directives, newest visit first", s.directives)
	add(s, "GET", "/api/directives/export", "directives-export", "The same list as a file, whole", s.exportDirectives, binary)
	add(s, "GET", "/api/counts", "counts", "How many directives there are by town and theme", s.counts)

	add(s, "GET", "/api/areas", "areas", "Areas without one above, or all towns", s.areas)
	add(s, "GET", "/api/areas/{id}", "area", "One area, its past, and what is below it", s.area)
	add(s, "POST", "/api/areas/load", "areas-load", "Take a district's tree from the gazetteer", s.loadAreas)

	add(s, "GET", "/api/sites", "sites", "Sites", s.sites)
	add(s, "GET", "/api/sites/{id}", "site", "One site", s.site)
	add(s, "GET", "/api/sites/{id}/stops", "site-stops", "The stops at a site and those merged into it, newest first", s.siteStops)
	add(s, "PATCH", "/api/sites/{id}", "site-edit", "Change a site", s.editSite)
	add(s, "POST", "/api/sites/{id}/merge", "site-merge", "Say that a site is the same as another", s.mergeSite)
	add(s, "POST", "/api/sites/{id}/split", "site-split", "Part a site", s.splitSite)

	add(s, "GET", "/api/organisations", "organisations", "Organisations", s.organisations)
	add(s, "GET", "/api/organisations/{id}", "organisation", "One organisation", s.organisation)
	add(s, "GET", "/api/organisations/{id}/met", "organisation-met", "The times that an organisation was met, newest first", s.organisationMet)
	add(s, "PATCH", "/api/organisations/{id}", "organisation-edit", "Change an organisation", s.editOrganisation)
	add(s, "POST", "/api/organisations/{id}/merge", "organisation-merge", "Say that an organisation is the same as another", s.mergeOrganisation)
	add(s, "POST", "/api/organisations/{id}/split", "organisation-split", "Part an organisation", s.splitOrganisation)

	add(s, "GET", "/api/ground", "ground", "What maps are drawn on", s.ground)
	add(s, "GET", "/api/ground/{version}/{z}/{x}/{y}", "ground-tile", "A vector tile of it", s.groundTile, mvt)

	add(s, "GET", "/api/circle", "circle", "Measure the life circle, or take up the one that was", s.circle)
	add(s, "GET", "/api/circle/{version}/verdict", "circle-verdict", "Who is within so many minutes, in all areas and each", s.circleVerdict)
	add(s, "GET", "/api/circle/{version}/verdict/export", "circle-export", "The same as a file", s.exportCircle, binary)
	add(s, "GET", "/api/circle/{version}/tiles/{z}/{x}/{y}", "circle-tile", "A vector tile of homes, cells and areas", s.circleTile, mvt)
	add(s, "GET", "/api/circle/{version}/homes/{home}", "circle-home", "The ways from a home, or why there is none", s.circleHome)
	add(s, "POST", "/api/circle/{version}/homes/{home}/trial", "circle-home-trial", "The ways from a home after a change", s.circleHomeTrial)
	add(s, "GET", "/api/circle/{version}/homes", "circle-home-at", "The ways from the home nearest to a place", s.circleHomeAt)
	add(s, "GET", "/api/circle/{version}/places", "circle-places", "Areas, villages and streets by a part of their name", s.circlePlaces)
	add(s, "GET", "/api/circle/{version}/catchment", "circle-catchment", "Whom a facility serves", s.circleCatchment)
	add(s, "GET", "/api/circle/{version}/gaps", "circle-gaps", "Where people are not within so many minutes", s.circleGaps)
	add(s, "GET", "/api/circle/{version}/reach", "circle-reach", "The ground within 5, 10 and 15 minutes of a facility, for display", s.circleReach)
	add(s, "GET", "/api/circle/{version}/gaps/tiles/{z}/{x}/{y}", "circle-gaps-tile", "A vector tile of the same gaps", s.circleGapsTile, mvt)
	add(s, "GET", "/api/circle/{version}/reach/tiles/{z}/{x}/{y}", "circle-reach-tile", "A vector tile of the same reach", s.circleReachTile, mvt)
	add(s, "GET", "/api/circle/{version}/candidates", "circle-candidates", "How many places a plan would weigh", s.circleCandidates)
	add(s, "POST", "/api/circle/{version}/trial", "circle-trial", "What a change would do", s.circleTrial)

	add(s, "GET", "/api/categories", "categories", "The kinds of facility that are found in extracts", s.categories)
	add(s, "GET", "/api/layers", "layers", "What is loaded, newest first", s.layers)
	add(s, "POST", "/api/layers", "layer-add", "Check a file and keep it as a layer", s.addLayer, createdOr[app.AddedLayer](s, "Nothing was kept: it was only checked, or is there already"), anyFile)
	add(s, "POST", "/api/layers/sample", "layers-sample", "Add a made-up town and its people, to try with", s.addSample, createdOr[app.SampleLayers](s, "All of it is there already"))
	add(s, "GET", "/api/layers/export", "layers-export", "The same list as a file", s.exportLayers, binary)
	add(s, "GET", "/api/layers/{id}", "layer", "One layer with what its check found", s.layer)
	add(s, "GET", "/api/layers/{id}/content", "layer-content", "A layer's file as it came", s.layerContent, binary)
	add(s, "DELETE", "/api/layers/{id}", "layer-remove", "Take a layer out of what is measured", s.removeLayer)

	add(s, "GET", "/api/jobs", "jobs", "Runs that were asked for, newest first", s.jobs)
	add(s, "POST", "/api/jobs", "job-ask", "Ask for a run of the current layers", s.askJob, created)
	add(s, "GET", "/api/jobs/export", "jobs-export", "The same list as a file, whole", s.exportJobs, binary)
	add(s, "GET", "/api/jobs/{id}", "job", "One job, and how far it is", s.job)
	add(s, "DELETE", "/api/jobs/{id}", "job-stop", "End a job; a plan keeps the best so far", s.stopJob)
	follow(s, "/api/jobs/{id}/events", "job-events", "Follow a job", s.job, app.JobRow{}, s.followJob)

	add(s, "GET", "/api/runs", "runs", "Runs, newest first", s.runs)
	add(s, "GET", "/api/runs/export", "runs-export", "The same list as a file, whole", s.exportRuns, binary)
	add(s, "GET", "/api/runs/{id}", "run", "One run with its report", s.run)
	add(s, "GET", "/api/runs/{id}/export", "run-export", "The tables of a run as a file", s.exportRun, binary)
	add(s, "GET", "/api/runs/{id}/tiles/{z}/{x}/{y}", "run-tile", "A vector tile of the sites of a plan", s.planTile, mvt)
	add(s, "POST", "/api/runs/{id}/repeat", "run-repeat", "Ask for a run again, by the same files and parameters", s.repeatRun, created)
	add(s, "GET", "/api/observations", "observations", "What runs found for an area, newest first", s.observations)
	add(s, "GET", "/api/observations/export", "observations-export", "The same list as a file, whole", s.exportObservations, binary)

	add(s, "GET", "/api/scenarios", "scenarios", "Changes that were tried and kept, newest first", s.scenarios)
	add(s, "POST", "/api/scenarios", "scenario-keep", "Keep a change", s.keepScenario, created)
	add(s, "GET", "/api/scenarios/{id}", "scenario", "One scenario", s.scenario)
	add(s, "PATCH", "/api/scenarios/{id}", "scenario-edit", "Change a scenario", s.editScenario)
	add(s, "DELETE", "/api/scenarios/{id}", "scenario-remove", "Remove a scenario", s.removeScenario)
	add(s, "GET", "/api/plans", "plans", "Plans that were kept, newest first", s.plans)
	add(s, "POST", "/api/plans", "plan-keep", "Keep a siting run under a name", s.keepPlan, created)
	add(s, "DELETE", "/api/plans/{id}", "plan-remove", "Remove a plan", s.removePlan)

	add(s, "GET", "/api/search", "search", "Find documents, visits, directives, remarks and places", s.search)

	add(s, "GET", "/api/events", "events", "What was done, newest first", s.events)
	add(s, "POST", "/api/events/{seq}/undo", "undo", "Take an event back", s.undo)
	add(s, "POST", "/api/undo", "undo-last", "Take back the last that the caller did to a row and that still stands", s.undoLast)
	add(s, "GET", "/api/audit/head", "audit-head", "The end of the audit chain, to be kept and checked later", s.auditHead)
	add(s, "GET", "/api/audit/verify", "audit-verify", "Check the whole audit log", s.auditVerify)
}

func operation(method, path, id, summary string) huma.Operation {
	return huma.Operation{
		Method: method, Path: path, OperationID: id, Summary: summary,
		MaxBodyBytes: 1 << 20,
		Errors:       refusals(method),
	}
}

// refusals are the statuses that an operation of a method can answer with instead; huma adds those of its own checks.
func refusals(method string) []int {
	all := []int{http.StatusForbidden, http.StatusNotFound, http.StatusConflict, http.StatusMisdirectedRequest, http.StatusServiceUnavailable}
	if method == http.MethodPost || method == http.MethodPatch {
		all = append(all, http.StatusBadRequest, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType)
	}
	if method == http.MethodPatch {
		all = append(all, http.StatusPreconditionRequired)
	}
	return all
}

// add adds an operation whose errors are explained in one way.
func add[I, O any](s *Server, method, path, id, summary string, handle func(context.Context, *I) (*O, error), more ...func(*huma.Operation)) {
	op := operation(method, path, id, summary)
	for _, set := range more {
		set(&op)
	}
	huma.Register(s.api, op, func(ctx context.Context, in *I) (*O, error) {
		out, err := handle(ctx, in)
		if err != nil {
			return nil, s.explain(ctx, err)
		}
		return out, nil
	})
}

func created(op *huma.Operation) { op.DefaultStatus = http.StatusCreated }

// createdOr says that the answer is 201, or 200 with the same body where nothing was made.
func createdOr[T any](s *Server, nothing string) func(*huma.Operation) {
	return func(op *huma.Operation) {
		created(op)
		schema := s.api.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[T](), true, "")
		op.Responses = map[string]*huma.Response{"200": {Description: nothing, Content: map[string]*huma.MediaType{"application/json": {Schema: schema}}}}
	}
}

func upload(op *huma.Operation) { op.MaxBodyBytes = maxUpload }

// binary says that the answer is a file.
func binary(op *huma.Operation) { answersWith(op, "The file", "application/octet-stream") }

// mvt says that the answer is a vector tile.
func mvt(op *huma.Operation) {
	answersWith(op, "A Mapbox Vector Tile, empty where there is nothing", "application/vnd.mapbox-vector-tile")
}

func answersWith(op *huma.Operation, what, contentType string) {
	op.Responses = map[string]*huma.Response{"200": {
		Description: what,
		Content:     map[string]*huma.MediaType{contentType: {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}},
	}}
}
