"""The proof: the service, a local Google, people and faults in one process, by seeds; and a judge of it all."""
