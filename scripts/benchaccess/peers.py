"""Peers of benchaccess: peers.py PEER CITY LIMIT TIMES. Prints one JSON line of seconds by step and
the peer's version, and writes deciseconds by category and node to TIMES, -1 for never. LIMIT is in
deciseconds, "none" for none. A peer that is not installed ends with status 3."""
import json
import os
import sys
import time

import numpy as np

PEER, CITY, LIMIT, TIMES = sys.argv[1:5]
KINDS = 12
ANSWER = os.dup(1)
os.dup2(2, 1)  # pandana's library prints its progress into standard output


def now():
    return np.array([time.time(), time.process_time()])


def peak():
    """The most memory this process had at once, in MiB."""
    for line in open("/proc/self/status", encoding="ascii"):
        if line.startswith("VmHWM"):
            return float(line.split()[1]) / 1024
    return 0.0


def load():
    read = lambda name, kind: np.fromfile(f"{CITY}/{name}", dtype=kind)
    return (read("x.f64", "<f8"), read("y.f64", "<f8"), read("eu.i32", "<i4"), read("ev.i32", "<i4"),
            read("ew.i32", "<i4"), read("fcat.u8", "u1"), read("fnode.i32", "<i4"))


def quickest(u, v, w):
    """One edge between two nodes, the quickest: scipy would add parallel ones up."""
    low, high = np.minimum(u, v), np.maximum(u, v)
    order = np.lexsort((w, high, low))
    low, high, w = low[order], high[order], w[order]
    first = np.ones(len(low), bool)
    first[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
    return low[first], high[first], w[first]


def run_scipy(x, y, u, v, w, category, node, limit):
    import scipy
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import dijkstra
    start = now()
    n = len(x)
    g = coo_matrix((np.r_[w, w].astype(float), (np.r_[u, v], np.r_[v, u])), shape=(n, n)).tocsr()
    prepared = now()
    times = [dijkstra(g, indices=node[category == k], min_only=True, limit=limit) for k in range(KINDS)]
    done = now()
    return scipy.__version__, prepared - start, done - prepared, np.array(times)


def run_networkit(x, y, u, v, w, category, node, limit):
    import networkit as nk
    if limit < np.inf:
        sys.exit(3)  # it has no cut
    nk.setNumberOfThreads(1)
    start = now()
    g = nk.GraphFromCoo((w.astype(float), (u.astype("u8"), v.astype("u8"))), n=len(x), weighted=True)
    prepared = now()
    times = []
    for k in range(KINDS):
        # From a node that is beside all facilities at once; ways back over it help nobody.
        source = g.addNode()
        for f in set(node[category == k].tolist()):
            g.addEdge(source, f, 0)
        times.append(np.array(nk.distance.Dijkstra(g, source, False).run().getDistances()[:len(x)]))
        g.removeNode(source)
    done = now()
    times = np.array(times)
    times[times > 1e15] = np.inf  # it has no other word for never
    return nk.__version__, prepared - start, done - prepared, times


def run_pandana(x, y, u, v, w, category, node, limit):
    import pandana
    import pandas as pd
    if limit == np.inf:
        sys.exit(3)  # it knows no search without a limit
    start = now()
    net = pandana.Network(pd.Series(x), pd.Series(y), pd.Series(u), pd.Series(v), pd.DataFrame({"w": w.astype(float)}), twoway=True)
    prepared = now()
    times = []
    for k in range(KINDS):
        at = node[category == k]
        net.set_pois(str(k), limit + 1, 1, pd.Series(x[at]), pd.Series(y[at]))
        times.append(net.nearest_pois(limit + 1, str(k), num_pois=1).values[:, 0])
    done = now()
    times = np.array(times)
    times[times > limit] = np.inf
    return pandana.__version__ if hasattr(pandana, "__version__") else "", prepared - start, done - prepared, times


def main():
    x, y, u, v, w, category, node = load()
    u, v, w = quickest(u, v, w)
    limit = np.inf if LIMIT == "none" else float(LIMIT)
    try:
        version, prepare, query, times = globals()["run_" + PEER](x, y, u, v, w, category, node, limit)
    except ImportError:
        sys.exit(3)
    times[times > limit] = np.inf
    np.where(np.isinf(times), -1, np.rint(times)).astype("<i4").tofile(TIMES)
    os.write(ANSWER, json.dumps({
        "version": version, "prepare": prepare[0], "prepare cpu": prepare[1],
        "query": query[0], "query cpu": query[1], "peak": peak()}).encode())


main()
