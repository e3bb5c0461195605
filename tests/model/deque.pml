/* The deque: its owner pushes and pops, thieves steal at the other end.
   include/lend/task/deque.hpp, src/deque.cpp, src/steal.cpp, and range_owner in src/loop.cpp.

   Checked: each job is run once, by its owner or by a thief, or, if it is a loop, split and ended;
   no thief touches a job whose frame is gone; nobody waits for a job that no one runs (that would
   be an invalid end state). */

#ifndef JOBS
#define JOBS 3 /* pushed in all */
#endif
#define SLOTS 2 /* open at once */
#define THIEVES 2
#define SPLITS 2 /* of a loop */

#define OWNER 0
#define THREADS (1 + THIEVES)

#define HEAD 0
#define TAIL 1
#define LOCK 2
#define SLOT 3
#define TAKEN (SLOT + SLOTS - 1) /* + job; jobs count from 1 */
#define CELLS (TAKEN + JOBS + 1)

#include "tso.pml"

bit live[JOBS + 1];    /* its frame is there */
bit loop[JOBS + 1];    /* job::run is null */
byte ran[JOBS + 1];
byte splits;
byte split_parts_open;
bit had_loop;
bit unripe; /* a thief has come too early for the loop once */

inline run_job(job) {
  atomic {
    assert(live[job] && ran[job] == 0);
    ran[job]++
  }
}

/* spinlock::lock() around the end of a loop and offer_again(): range_owner::lower_head(). */
inline lower_head(at) {
  if
  :: memory[HEAD] > at -> exchange(OWNER, HEAD, at)
  :: else
  fi
}

/* pop(), with reclaim() where a thief went for the job. */
inline pop(at, ours) {
#ifdef POP_WITHOUT_EXCHANGE
  !(in_flight[OWNER]??[HEAD, 0] || in_flight[OWNER]??[HEAD, 1]); /* see tso.pml */
  store(OWNER, TAIL, at);
#else
  exchange(OWNER, TAIL, at);
#endif
  if
  :: memory[HEAD] <= at -> ours = 1
  :: else ->
#ifdef NO_LOCK_ON_CONFLICT
     ours = 0
#else
     lock(OWNER, LOCK);
     if
     :: memory[HEAD] <= at -> ours = 1
     :: else ->
        ours = 0;
        store(OWNER, TAIL, at);
        store(OWNER, HEAD, at)
     fi;
     unlock(OWNER, LOCK)
#endif
  fi
}

/* Nested joins and loops, in every order that there is. */
proctype owner() {
  byte pushed = 0, at = 0, job;
  byte frame[SLOTS];
  bit ours, offered = 0;
  do
  /* push(), by fork_at() or by range_owner's constructor. */
  :: pushed < JOBS && at < SLOTS ->
     atomic {
       pushed++;
       live[pushed] = 1;
       frame[at] = pushed;
       if
       :: true
       :: !had_loop -> loop[pushed] = 1; had_loop = 1
       fi
     }
     store(OWNER, SLOT + at, pushed);
     at++;
     store(OWNER, TAIL, at)

  /* The end of a join: pop(), then the second branch, or await(). */
  :: at > 0 && !loop[frame[at - 1]] ->
     atomic {
       at--;
       job = frame[at]
     }
     pop(at, ours);
     if
     :: ours -> run_job(job)
     :: else -> memory[TAKEN + job] == 0 /* await(); what it does meanwhile is in waiting.pml */
     fi;
     atomic {
       assert(ran[job] == 1);
       live[job] = 0;
       frame[at] = 0;
       job = 0;
       ours = 0
     }

  /* Between two chunks of a loop: range_owner::offer_again(). */
  :: at > 0 && loop[frame[at - 1]] && !offered && memory[HEAD] > at - 1 ->
     offered = 1;
     lock(OWNER, LOCK);
     lower_head(at - 1);
     unlock(OWNER, LOCK)

  /* The end of a loop: ~range_owner(), then run_part()'s await(). */
  :: at > 0 && loop[frame[at - 1]] ->
     atomic {
       at--;
       job = frame[at]
     }
     lock(OWNER, LOCK);
     exchange(OWNER, TAIL, at);
#ifndef LOOP_LEAVES_HEAD
     lower_head(at);
#endif
     unlock(OWNER, LOCK);
     memory[TAKEN + job] == 0;
     atomic {
       assert(split_parts_open == 0);
       ran[job]++;
       live[job] = 0;
       frame[at] = 0;
       job = 0
     }

  :: pushed == JOBS && at == 0 -> break
  od;
  for (job : 1 .. JOBS) {
    assert(ran[job] == 1)
  }
}

/* search(), steal(), take(), run_stolen(). */
proctype thief(byte who) {
  byte at, job;
end_idle:
  do
  :: memory[HEAD] < memory[TAIL] -> /* seems_empty() */
     lock(who, LOCK);
     at = memory[HEAD];
     do
     :: at >= memory[TAIL] -> break
     :: else ->
#ifdef STEAL_WITHOUT_ORDER
        store(who, HEAD, at + 1);
#else
        exchange(who, HEAD, at + 1);
#endif
        if
        :: at >= memory[TAIL] ->
#ifndef NO_ROLL_BACK
           store(who, HEAD, at);
#endif
           break
        :: else
        fi;
        /* take() */
        atomic {
          job = memory[SLOT + at];
          assert(live[job])
        }
        if
        :: !loop[job] -> store(who, TAKEN + job, 1); break
        :: loop[job] && splits < SPLITS -> /* split(), see loop.pml */
           splits++;
           split_parts_open++;
           add(who, TAKEN + job, 1);
           store(who, HEAD, at);
           break
        :: loop[job] && !unripe ->
           unripe = 1;
           store(who, HEAD, at);
           job = 0;
           break
        :: loop[job] -> /* split() finds it too short */
           job = 0;
           at++
        fi
     od;
     unlock(who, LOCK);
     at = 0;
     /* run_stolen() */
     if
     :: job == 0
     :: job != 0 ->
        if
        :: loop[job] -> assert(live[job]); split_parts_open--
        :: else -> run_job(job)
        fi;
        assert(live[job]);
        add(who, TAKEN + job, -1);
        job = 0
     fi
  od
}

init {
  byte i;
  atomic {
    run owner();
    run store_buffer(OWNER);
    for (i : 1 .. THIEVES) {
      run thief(i);
      run store_buffer(i)
    }
  }
}
