import os
import random
import time
import uuid

for _ in range(3):
    print(time.time_ns(), time.perf_counter_ns(), time.process_time_ns(), random.random(), os.urandom(4).hex(), uuid.uuid4())
    time.sleep(0.25)
print(time.localtime(), os.getcwd(), sorted(os.environ), id(object()) % 16)
