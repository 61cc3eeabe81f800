// Package jobs works on the runs that people asked for, beside whatever else the program does.
//
// # Model
//
// The queue is in the record, see [app.Record.AskJob]. [Workers] take the oldest job that waits, as many at once as they
// may and as fit into their memory, and hold each by a lease that they renew. A job's end and its run are one
// transaction of whoever holds it. So a worker may vanish at any moment: another takes the job when the lease is over,
// and what the first one found, should it come back, is not kept.
//
// # Order
//
// Jobs begin in the order in which they were asked for. One that does not fit beside what runs makes those behind it
// wait, or it might wait for ever; one that would not fit alone is ended with the two numbers.
package jobs
