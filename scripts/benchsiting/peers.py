"""Solves one case with another solver: peers.py highs|cpsat mclp|lscp|pmedian FILE P LIMIT.

Prints one JSON object: Status, Obj, Bound, CPU (seconds of the solver alone). Covering is solved
on merged rows, in the plain formulation. p-medians only up to 200 vertices; else "skipped". Fair
coverage, which only HiGHS is asked for, has Levels: the smallest shares, each a model of its own.
"""
import json, sys, time
import numpy as np


def plane(path, by_village=False):
    """Sites; the cover sets, weights and, by village, the villages of the merged rows."""
    head = open(path).readline().split()
    m, radius = int(head[2]), int(head[5])
    sites = np.loadtxt(path, skiprows=1, max_rows=m, dtype=np.int64)
    demand = np.loadtxt(path, skiprows=1 + m, dtype=np.int64)
    rows = {}
    for lo in range(0, len(demand), 5000):
        part = demand[lo : lo + 5000]
        dx, dy = part[:, None, 0] - sites[None, :, 0], part[:, None, 1] - sites[None, :, 1]
        for bits, people, village in zip(np.packbits(dx * dx + dy * dy <= radius * radius, axis=1), part[:, 2], part[:, 3]):
            key = (bits.tobytes(), int(village) if by_village else -1)
            rows[key] = rows.get(key, 0) + int(people)
    cover = [np.nonzero(np.unpackbits(np.frombuffer(k, dtype=np.uint8))[:m])[0] for k, _ in rows]
    villages = [v for _, v in rows]
    keep = [j for j, c in enumerate(cover) if len(c) or by_village]
    weights = list(rows.values())
    return m, [cover[j] for j in keep], [weights[j] for j in keep], [villages[j] for j in keep]


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
    m, cover, weights, _ = plane(path)
    if problem == "lscp":
        return [1] * m, m, [(1, None, c, [1] * len(c)) for c in cover]
    rows = [(None, p, range(m), [1] * m)]
    rows += [(None, 0, [m + j, *c], [1] + [-1] * len(c)) for j, c in enumerate(cover)]
    return [0] * m + [-w for w in weights], m, rows


def fair(path, p, limit):
    """Three levels: t is the smallest share but for the villages that stand for the levels before."""
    m, cover, weights, villages = plane(path, by_village=True)
    people, reached = {}, set()
    for c, w, v in zip(cover, weights, villages):
        people[v] = people.get(v, 0) + w
        if len(c):
            reached.add(v)
    levels, used = [], 0.0
    for _ in range(3):
        # Columns: sites, rows, t, and for each level before a choice of the village that stands for it.
        n, stands = len(cover), sorted(reached)
        t = m + n
        y = {(v, k): t + 1 + i for i, (v, k) in enumerate((v, k) for k in range(len(levels)) for v in stands)}
        cost = [0] * t + [-1] + [0] * len(y)
        rows = [(None, p, range(m), [1] * m)]
        rows += [(None, 0, [m + j, *c], [1] + [-1] * len(c)) for j, c in enumerate(cover)]
        for v in stands:
            own = [j for j in range(n) if villages[j] == v]
            shares = ([m + j for j in own], [weights[j] / people[v] for j in own])
            exempt = ([y[v, k] for k in range(len(levels))], [1 - f for f in levels], [-f for f in levels])
            rows.append((0, None, shares[0] + [t] + exempt[0], shares[1] + [-1] + exempt[1]))
            if levels:
                rows.append((-1e-9, None, shares[0] + exempt[0], shares[1] + exempt[2]))
                rows.append((levels[0] - 1e-9, None, shares[0], shares[1]))
                rows.append((None, 1, exempt[0], [1] * len(levels)))
        for k in range(len(levels)):
            rows.append((None, 1, [y[v, k] for v in stands], [1] * len(stands)))
        whole = list(range(m)) + list(y.values())
        done, obj, bound, cpu = highs(cost, whole, rows, limit - used)
        used += cpu
        if not done:
            return {"Status": "limit", "Obj": 0, "Bound": 0, "CPU": used, "Levels": levels + [abs(obj) if np.isfinite(obj) else 0]}
        levels.append(max(0.0, -obj))
    return {"Status": "optimal", "Obj": 0, "Bound": 0, "CPU": used, "Levels": levels}


def highs(cost, integers, rows, limit):
    """Integers are the first so many columns, or a list of columns."""
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
    whole = set(range(integers) if isinstance(integers, int) else integers)
    lp.integrality_ = [highspy.HighsVarType.kInteger if c in whole else highspy.HighsVarType.kContinuous for c in range(n)]
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
if problem == "fair":
    print(json.dumps(fair(path, int(p), float(limit)) if solver == "highs" else {"Status": "skipped"}))
    sys.exit()
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
