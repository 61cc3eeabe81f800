// Package zhenyu holds the nouns that every other package shares: the areas, sites and organisations of a
// district, the documents that tell of visits, the visits with what was read from them, the audit log's events,
// the actor behind each, and the errors that people see.
//
// # The model
//
// A [Document] is kept as received. What a reader makes of it is a [Visit] and its items: people, stops,
// organisations met, remarks and directives. An [Item] is a proposal until a person accepts or rejects it, and the
// proposal stays beside what the person made of it. An item may point at the record of the place: an [Area], a
// [Site], an [Organisation].
//
// Every row has an id of its own type. The ids of all kinds come from one counter, so a number names one thing,
// and a newer thing has a higher number. An id of 0 is no thing. A row's version grows by one with every change;
// whoever changes a row says which version they saw.
//
// Every change is one [Event] of the audit log, which says what each row was and what it became. The events alone
// give the state back.
//
// It imports the standard library only, and everybody may import it except the engines, which
// give values and typed errors of their own and know nothing of the program around them.
package zhenyu
