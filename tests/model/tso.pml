/* Memory as x86 has it (TSO): each thread's stores go through a buffer, first in, first out, and
   are seen by others when they leave it. The model that includes this defines THREADS and CELLS.

   Loads read memory alone: no model here loads a cell that the same thread may have a store in
   flight for, but as a hint that is looked at again under a lock. Where that has to be arranged, it
   says so. */

#define STORES 4 /* in flight; a thread whose buffer is full waits, as a core does */

byte memory[CELLS];
chan in_flight[THREADS] = [STORES] of {byte, byte};

/* A relaxed or release store. */
inline store(who, cell, value) { in_flight[who]!cell, value }

/* An exchange, or a seq_cst store: both empty the buffer. */
inline exchange(who, cell, value) {
  atomic {
    empty(in_flight[who]);
    memory[cell] = value
  }
}

/* A fetch_add or fetch_sub. */
inline add(who, cell, value) {
  atomic {
    empty(in_flight[who]);
    memory[cell] = memory[cell] + value
  }
}

/* spinlock::lock(): an exchange, again and again. spinlock::unlock(): a release store. */
inline lock(who, cell) {
  atomic {
    empty(in_flight[who]) && memory[cell] == 0;
    memory[cell] = 1
  }
}
inline unlock(who, cell) { store(who, cell, 0) }

/* Takes stores out of one buffer, whenever it likes. */
proctype store_buffer(byte who) {
  byte cell, value;
end_drained:
  do
  :: atomic {
       in_flight[who]?cell, value;
       memory[cell] = value;
       cell = 0;
       value = 0
     }
  od
}
