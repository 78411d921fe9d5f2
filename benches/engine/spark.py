#!/usr/bin/env python3
"""Apache Spark as the tests start it, but as it is run for speed: both compilers of the JVM, and as much memory as is said."""

import os
import sys

from processes import CLUSTERS

sys.path.insert(0, str(CLUSTERS))
import spark_cluster  # noqa: E402

spark_cluster.SETTINGS.pop("spark.executor.extraJavaOptions", None)
spark_cluster.SETTINGS.pop("spark.driver.extraJavaOptions", None)
spark_cluster.SETTINGS["spark.ui.liveUpdate.period"] = "100ms"
spark_cluster.SETTINGS["spark.executor.memory"] = os.environ.get("DYAD_BENCH_MEMORY", "1g")

if __name__ == "__main__":
    sys.exit(spark_cluster.main())
