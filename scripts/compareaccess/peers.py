"""Peers of compareaccess: peers.py TOOL EXTRACT CELLS OUT. TOOL is pandana or osmnx (with igraph).
Each builds its own walking network of the extract, links every cell to the nearest node, and writes
a line a cell: id, then seconds at 4.5 km/h to the nearest cell with schools and with healthcare
(empty for none), both walks to the nodes included, then the metres of the cell's own walk."""
import csv
import os
import sys
import tempfile

import numpy as np

TOOL, EXTRACT, CELLS, OUT = sys.argv[1:5]
METRES_A_SECOND = 4.5 / 3.6
KINDS = ("schools", "healthcare")
FAR = 20_000.0  # metres; pandana knows no search without a limit


def cells():
    rows = list(csv.DictReader(open(CELLS, encoding="utf-8")))
    place = np.array([[float(r["lon"]), float(r["lat"])] for r in rows])
    has = {k: np.array([float(r[k] or 0) > 0 for r in rows]) for k in KINDS}
    return [r["id"] for r in rows], place, has


def plane(lonlat):
    """Metres on a plane around the city."""
    lat = np.radians(-30.05)
    m_lat = 111132.95 - 559.85 * np.cos(2 * lat) + 1.17 * np.cos(4 * lat)
    m_lon = 111412.84 * np.cos(lat) - 93.5 * np.cos(3 * lat)
    return lonlat * [m_lon, m_lat]


def links(nodes, place):
    from scipy.spatial import cKDTree
    return cKDTree(nodes).query(place)


def walkable(tags):
    h = tags.get("highway")
    return bool(h) and h not in ("motorway", "motorway_link", "construction", "proposed", "abandoned", "raceway") \
        and tags.get("foot") != "no" and (tags.get("access") != "no" or "foot" in tags)


def run_pandana(place, has):
    import osmium
    import pandana
    import pandas as pd
    at, edges = {}, []

    class Ways(osmium.SimpleHandler):
        def way(self, way):
            if walkable(dict(way.tags)):
                nodes = [n for n in way.nodes if n.location.valid()]
                at.update((n.ref, (n.lon, n.lat)) for n in nodes)
                edges.extend((a.ref, b.ref) for a, b in zip(nodes, nodes[1:]) if a.ref != b.ref)

    Ways().apply_file(EXTRACT, locations=True)
    number = {ref: i for i, ref in enumerate(at)}
    nodes = plane(np.array(list(at.values())))
    u, v = np.array([(number[a], number[b]) for a, b in edges]).T
    metres = np.hypot(*(nodes[u] - nodes[v]).T)
    net = pandana.Network(pd.Series(nodes[:, 0]), pd.Series(nodes[:, 1]), pd.Series(u), pd.Series(v), pd.DataFrame({"m": metres}), twoway=True)
    walk, node = links(nodes, place)
    times = []
    for kind in KINDS:
        # The facility's own walk counts too, so the nearest ten are looked at: the nearest by node
        # need not be the nearest with its walk.
        where = np.flatnonzero(has[kind])
        net.set_pois(kind, FAR, 10, pd.Series(nodes[node[where], 0]), pd.Series(nodes[node[where], 1]))
        found = net.nearest_pois(FAR, kind, num_pois=10, include_poi_ids=True)
        metres, poi = found.iloc[:, :10].values[node], found.iloc[:, 10:].values[node]
        end = np.where(np.isnan(poi.astype(float)), np.inf, walk[where][np.nan_to_num(poi.astype(float)).astype(int)])
        metres = np.where(metres >= FAR, np.inf, metres) + end
        times.append((metres.min(axis=1) + walk) / METRES_A_SECOND)
    return times, walk


def run_osmnx(place, has):
    import igraph
    import osmium
    import osmnx
    path = os.path.join(tempfile.mkdtemp(), "extract.osm")
    writer = osmium.SimpleWriter(path)
    for thing in osmium.FileProcessor(EXTRACT):
        (writer.add_node if thing.is_node() else writer.add_way if thing.is_way() else writer.add_relation)(thing)
    writer.close()
    osmnx.settings.useful_tags_way = ["highway", "foot", "access"]
    osmnx.settings.all_oneway = False
    g = osmnx.graph_from_xml(path, bidirectional=True, simplify=False, retain_all=True)
    g.remove_edges_from([(a, b, k) for a, b, k, d in g.edges(keys=True, data=True) if not walkable(d)])
    g.remove_nodes_from([n for n, degree in dict(g.degree()).items() if degree == 0])
    g = osmnx.simplify_graph(g)
    number = {n: i for i, n in enumerate(g.nodes)}
    nodes = plane(np.array([[d["x"], d["y"]] for _, d in g.nodes(data=True)]))
    walk, node = links(nodes, place)
    times = []
    for kind in KINDS:
        source = len(number)
        where = np.flatnonzero(has[kind])
        edges = [(number[a], number[b]) for a, b in g.edges()] + [(source, int(node[i])) for i in where]
        metres = [d["length"] for _, _, d in g.edges(data=True)] + [float(walk[i]) for i in where]
        graph = igraph.Graph(n=source + 1, edges=edges, directed=False)
        found = np.array(graph.distances(source=source, weights=metres)[0])
        times.append((found[node] + walk) / METRES_A_SECOND)
    return times, walk


def main():
    ids, lonlat, has = cells()
    answer = os.dup(1)
    os.dup2(2, 1)  # pandana's library prints its progress
    times, walk = globals()["run_" + TOOL](plane(lonlat), has)
    os.dup2(answer, 1)
    with open(OUT, "w", encoding="utf-8") as out:
        for i, cell in enumerate(ids):
            seconds = ["" if np.isinf(t[i]) else f"{t[i]:.1f}" for t in times]
            out.write(f"{cell},{seconds[0]},{seconds[1]},{walk[i]:.1f}\n")


main()
