"""Reads the catalogue as a graph and asks for what DCAT-AP makes mandatory: python dcat.py http://127.0.0.1:8080"""

import sys
import urllib.request

import rdflib

address = f"{sys.argv[1]}/v1/datasets.jsonld"
graph = rdflib.Graph().parse(data=urllib.request.urlopen(address).read(), format="json-ld", publicID=address)
DCAT, DCT, FOAF = (rdflib.Namespace(name) for name in ("http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/", "http://xmlns.com/foaf/0.1/"))
MANDATORY = {
    DCAT.Catalog: [DCT.title, DCT.description, DCT.publisher, DCAT.dataset],
    DCAT.Dataset: [DCT.title, DCT.description],
    DCAT.Distribution: [DCAT.accessURL],
    DCAT.DataService: [DCT.title, DCAT.endpointURL],
    FOAF.Agent: [FOAF.name],
}
for kind, members in MANDATORY.items():
    found = list(graph.subjects(rdflib.RDF.type, kind))
    assert found, f"there is no {kind}"
    for one in found:
        for member in members:
            assert list(graph.objects(one, member)), f"{one} has no {member}"
for distribution in graph.subjects(rdflib.RDF.type, DCAT.Distribution):
    for license in graph.objects(distribution, DCT.license):
        assert isinstance(license, rdflib.URIRef), license
    (download,) = graph.objects(distribution, DCAT.downloadURL)
    assert str(download).startswith(sys.argv[1]), download
