"""fsspec opens an address as a file that can be sought in, and pyarrow reads a data set by it."""

import sys
import urllib.request

import fsspec
import pyarrow.dataset
import pyarrow.parquet

address = f"{sys.argv[1]}/v1/dyads/RUS-IRN/turnover.parquet"
with urllib.request.urlopen(address) as response:
    whole = response.read()
files = fsspec.filesystem("http")
assert files.size(address) == len(whole), files.info(address)
with files.open(address, block_size=1024) as file:
    assert file.seekable()
    file.seek(-8, 2)
    assert file.read() == whole[-8:]
    file.seek(100)
    assert file.read(5000) == whole[100:5100]
    file.seek(0)
    table = pyarrow.parquet.read_table(file)
assert files.cat_file(address, start=4, end=9) == whole[4:9]
assert files.cat_file(address, start=-4) == whole[-4:]
lazily = pyarrow.dataset.dataset(address, filesystem=files, format="parquet")
assert lazily.to_table(columns=["period"]).num_rows == table.num_rows > 1
print("all read")
