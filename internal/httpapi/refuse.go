package httpapi

import (
	"encoding/json"
	"net/http"
)

// refuse answers with a problem, outside of the operations.
func refuse(w http.ResponseWriter, r *http.Request, status int, detail string) {
	p := newProblem(requestID(r.Context()), status, detail)
	p.Code = "request"
	w.Header().Set("Content-Type", p.ContentType(""))
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(p)
}
