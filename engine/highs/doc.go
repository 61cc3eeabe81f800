// Package highs solves linear and mixed integer programs exactly, with HiGHS inside the binary.
//
// # Model
//
// Minimise or maximise cost·x with lower ≤ x ≤ upper, row bounds on a sparse matrix, and some
// variables integer. That is what HiGHS's C interface takes, and Model has no more than that.
//
// # How
//
// HiGHS (https://highs.dev, MIT) is C++. Its WebAssembly build from the npm package highs runs
// in wazero, a WebAssembly machine in Go, so there is no C compiler and nothing to install. The
// file highs.wasm and the table names.go of its minified exports are fetched together by
// scripts/highs and must be replaced together.
//
// # Invariants
//
//   - Deterministic: HiGHS runs one thread, and the clock that it sees stands still, so nothing
//     depends on the speed of the machine.
//   - Cancelling works through that clock: when ctx ends it jumps past the time limit, and HiGHS
//     stops at its next look, with the best solution so far. (wazero could interrupt the machine
//     itself, but code compiled for that is seven times slower.)
//   - The relative and absolute gap are 0: HiGHS's default of 1e-4 calls answers optimal that
//     are not.
//   - The wasm sees no files, no network and no environment; what it prints is dropped.
//
// # What it does not do
//
// No warm starts, callbacks or quadratic terms. Memory is limited by the wasm to 2 GB. wazero
// compiles on amd64 and arm64; elsewhere it interprets, which is some forty times slower.
// HiGHS works with tolerances: round the solution and evaluate it in integers before use.
package highs
