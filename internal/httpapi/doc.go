// Package httpapi is the door for pages and programs: HTTP with JSON. It decodes, calls package app and encodes what
// comes back; it computes nothing.
//
// All operations are named in routes.go. Their description (OpenAPI 3.1) is made from the types of the handlers, is
// served at /api/openapi.json, and stands in openapi.json beside this file, to which a test holds it.
//
// # Safety
//
// Until there are accounts, whoever reaches the server acts as the local user. So it listens on loopback only, refuses
// requests whose Host is another name (a page elsewhere could point a name of its own at this machine), and refuses
// changes that come from the pages of other origins.
package httpapi
