# pipe_lines.py LINES COMMAND: pipes the lines of a file through COMMAND in four parts, two at a time, and prints what comes back, in order.
import sys

from pyspark import SparkConf, SparkContext

lines, command = sys.argv[1:]
context = SparkContext(conf=SparkConf().setMaster("local[2]").setAppName("verify").set("spark.ui.enabled", "false"))
answers = context.textFile("file://" + lines, minPartitions=4).pipe(command, checkCode=True).collect()
sys.stdout.buffer.write("".join(answer + "\n" for answer in answers).encode())
context.stop()
