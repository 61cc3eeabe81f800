"""Solves one case with another solver: peers.py highs|cpsat mclp|lscp|pmedian FILE P LIMIT.

Prints one JSON object: Status, Obj, Bound, CPU (seconds of the solver alone). Covering is solved
on merged rows, in the plain formulation. p-medians only up to 200 vertices; else "skipped".
"""
import json, sys, time
import numpy as np


def plane(path):
    head = open(path).readline().split()
    m, radius = int(head[2]), int(head[5])
    sites = np.loadtxt(path, skiprows=1, max_rows=m, dtype=np.int64)
    demand = np.loadtxt(path, skiprows=1 + m, dtype=np.int64)
    rows = {}
    for lo in range(0, len(demand), 5000):
        part = demand[lo : lo + 5000]
        dx, dy = part[:, None, 0] - sites[None, :, 0], part[:, None, 1] - sites[None, :, 1]
        for key, people in zip(np.packbits(dx * dx + dy * dy <= radius * radius, axis=1), part[:, 2]):
            key = key.tobytes()
            rows[key] = rows.get(key, 0) + int(people)
    cover = [np.nonzero(np.unpackbits(np.frombuffer(k, dtype=np.uint8))[:m])[0] for k in rows]
    keep = [j for j, c in enumerate(cover) if len(c)]
    weights = list(rows.values())
    return m, [cover[j] for j in keep], [weights[j] for j in keep]


def pmed(path):
    numbers = np.loadtxt(path, dtype=np.int64)
    n, p = int(numbers[0][0]), int(numbers[0][2])
    d = np.full((n, n), 10**9)
    np.fill_diagonal(d, 0)
    for a, b, length in numbers[1:]:
        d[a - 1, b - 1] = d[b - 1, a - 1] = length
    for k in range(n):
        d = np.minimum(d, d[:, k, None] + d[None, k, :])
    return n, p, d


def model(problem, path, p):
    """Columns (cost, integer), rows (lower, upper, columns, values), sense: minimise."""
    if problem == "pmedian":
        n, p, d = pmed(path)
        if n > 200:
            return None
        cost = [0] * n + [int(v) for v in d.flatten()]
        rows = [(p, p, range(n), [1] * n)]
        for j in range(n):
            rows.append((1, 1, range(n + j * n, n + j * n + n), [1] * n))
            rows += [(None, 0, [n + j * n + i, i], [1, -1]) for i in range(n)]
        return cost, n, rows
    m, cover, weights = plane(path)
    if problem == "lscp":
        return [1] * m, m, [(1, None, c, [1] * len(c)) for c in cover]
    rows = [(None, p, range(m), [1] * m)]
    rows += [(None, 0, [m + j, *c], [1] + [-1] * len(c)) for j, c in enumerate(cover)]
    return [0] * m + [-w for w in weights], m, rows


def highs(cost, integers, rows, limit):
    import highspy

    inf = highspy.kHighsInf
    h = highspy.Highs()
    for name, value in (("output_flag", False), ("threads", 1), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.0), ("time_limit", limit)):
        h.setOptionValue(name, value)
    lp = highspy.HighsLp()
    n = len(cost)
    lp.num_col_, lp.num_row_ = n, len(rows)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = np.array(cost, float), np.zeros(n), np.ones(n)
    lp.row_lower_ = np.array([-inf if r[0] is None else r[0] for r in rows], float)
    lp.row_upper_ = np.array([inf if r[1] is None else r[1] for r in rows], float)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0] + [len(r[3]) for r in rows])
    lp.a_matrix_.index_ = np.concatenate([np.array(r[2]) for r in rows])
    lp.a_matrix_.value_ = np.concatenate([np.array(r[3], float) for r in rows])
    lp.integrality_ = [highspy.HighsVarType.kInteger] * integers + [highspy.HighsVarType.kContinuous] * (n - integers)
    h.passModel(lp)
    start = time.process_time()
    h.run()
    done = h.getModelStatus() == highspy.HighsModelStatus.kOptimal
    info = h.getInfo()
    return done, info.objective_function_value, info.mip_dual_bound, time.process_time() - start


def cpsat(cost, integers, rows, limit):
    from ortools.sat.python import cp_model

    m = cp_model.CpModel()
    x = [m.NewBoolVar("") for _ in cost]
    for low, high, columns, values in rows:
        total = sum(v * x[c] for c, v in zip(columns, values))
        if low is not None:
            m.Add(total >= low)
        if high is not None:
            m.Add(total <= high)
    m.Minimize(sum(c * v for c, v in zip(cost, x) if c))
    s = cp_model.CpSolver()
    s.parameters.num_workers, s.parameters.linearization_level, s.parameters.max_time_in_seconds = 1, 2, limit
    start = time.process_time()
    status = s.Solve(m)
    return status == cp_model.OPTIMAL, s.ObjectiveValue(), s.BestObjectiveBound(), time.process_time() - start


solver, problem, path, p, limit = sys.argv[1:]
built = model(problem, path, int(p))
if built is None:
    print(json.dumps({"Status": "skipped"}))
    sys.exit()
done, obj, bound, cpu = {"highs": highs, "cpsat": cpsat}[solver](*built, float(limit))
sign = -1 if problem == "mclp" else 1
if not (np.isfinite(obj) and np.isfinite(bound)) or problem == "mclp" and obj == 0:
    print(json.dumps({"Status": "none"}))
    sys.exit()
print(json.dumps({"Status": "optimal" if done else "limit", "Obj": sign * obj, "Bound": sign * bound, "CPU": cpu}))
