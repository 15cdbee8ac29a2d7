#!/bin/bash
# run_slurm.sh FOLDER LINES VERIFIER: a Slurm of this one node, kept in FOLDER and ended with this script; a job array verifies a quarter of
# LINES each, and the answers are printed in order. Its daemons trust whoever asks (auth/none): nobody else can reach this cluster.
set -euo pipefail
lines=$2 verifier=$3 parts=4
rm -rf "$1"
mkdir -p "$1"/{state,spool,out}
folder=$(realpath "$1")
node=$(hostname -s)
export SLURM_CONF=$folder/slurm.conf

cat > "$SLURM_CONF" <<CONF
ClusterName=bengkel
SlurmctldHost=$node(127.0.0.1)
SlurmctldPort=16817
SlurmdPort=16818
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/none
CredType=cred/none
MpiDefault=none
ProctrackType=proctrack/pgid
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SwitchType=switch/none
ReturnToService=2
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
NodeName=$node NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=$node Default=YES MaxTime=INFINITE State=UP
CONF

daemons=()
end() { for daemon in "${daemons[@]}"; do kill "$daemon" 2>/dev/null || true; done; wait; }
trap end EXIT
/usr/sbin/slurmctld -D -c > "$folder/slurmctld.out" 2>&1 &
daemons+=($!)
/usr/sbin/slurmd -D -c -N "$node" > "$folder/slurmd.out" 2>&1 &
daemons+=($!)
for second in $(seq 60); do
  if [ "$(sinfo -h -o %T 2>/dev/null)" = idle ]; then break; fi
  if [ "$second" = 60 ]; then
    tail -n 20 "$folder"/*.log "$folder"/*.out >&2
    exit 1
  fi
  sleep 1
done

cat > "$folder/job.sh" <<JOB
#!/bin/bash
set -o pipefail
split -n l/\$((SLURM_ARRAY_TASK_ID + 1))/$parts $lines | $verifier > $folder/out/\$SLURM_ARRAY_TASK_ID.jsonl
JOB
sbatch --wait --quiet --array=0-$((parts - 1)) --output="$folder/out/%a.txt" "$folder/job.sh" >&2
for part in $(seq 0 $((parts - 1))); do cat "$folder/out/$part.jsonl"; done
