package zhenyu

import "slices"

// Actor is a person or service that acts.
type Actor struct {
	Name  string `json:"name"`
	Roles []Role `json:"roles"`
}

// Role is a set of rights.
type Role string

// The roles. They are apart so that whoever edits the record does not keep its log.
const (
	Viewer  Role = "viewer"  // reads the record
	Editor  Role = "editor"  // reads, imports and decides
	Keeper  Role = "keeper"  // backs up, restores, changes areas
	Auditor Role = "auditor" // reads the audit log
)

// Local is whoever sits at the machine: until there are accounts the program listens on loopback only, and who can
// reach it can read the database file as well.
var Local = Actor{Name: "local", Roles: []Role{Viewer, Editor, Keeper, Auditor}}

// Worker is the part of the program that works on jobs.
var Worker = Actor{Name: "worker", Roles: []Role{Viewer, Editor}}

// Has tells whether the actor has a role.
func (a Actor) Has(r Role) bool { return slices.Contains(a.Roles, r) }
