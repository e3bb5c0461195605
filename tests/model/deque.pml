/* The deque: its owner pushes and pops, and shares the older jobs; thieves steal these.
   include/lend/task/deque.hpp, src/deque.cpp, src/steal.cpp, and range_owner in src/loop.cpp.

   Checked: each job is run once, by its owner or by a thief, or, if it is a loop, split and ended;
   no thief touches a job whose frame is gone; nobody waits for a job that no one runs (that would
   be an invalid end state). */

#ifndef JOBS
#define JOBS 3 /* pushed in all */
#endif
#ifndef SLOTS
#define SLOTS 2 /* open at once */
#endif
#ifndef THIEVES
#define THIEVES 2
#endif
#ifndef SPLITS
#define SPLITS 2 /* of a loop */
#endif
#define ALWAYS_SHARED 1
#ifndef WISHES
#define WISHES 0 /* of a thief that found nothing */
#endif

#define OWNER 0
#define THREADS (1 + THIEVES)

#define HEAD 0
#define SHARED_END 1
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
byte wishes;

/* Thieves and the owner write it under the lock, and the owner may see it late: then the thief asked
   late. */
byte private_from = ALWAYS_SHARED;
#define ALL_SHARED (SLOTS + 1)

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

#define LARGER(a, b) ((a) > (b) -> (a) : (b))
#ifdef PRIVATE_FROM_BELOW_SHARED
#define FIRST_PRIVATE (memory[HEAD] + ALWAYS_SHARED)
#else
#define FIRST_PRIVATE LARGER(memory[HEAD] + ALWAYS_SHARED, shared_end)
#endif

/* settle(): first_private() is looked at twice, the second time under the lock. */
inline settle() {
  if
  :: private_from == FIRST_PRIVATE
  :: else ->
     lock(OWNER, LOCK);
     private_from = FIRST_PRIVATE;
     unlock(OWNER, LOCK)
  fi
}

/* share(); who looks for work then is in ticket.pml and waiting.pml. */
inline share() {
  shared_end = at;
  exchange(OWNER, SHARED_END, at);
#ifndef SHARE_WITHOUT_SETTLING
  settle()
#endif
}

/* pop(), with pop_shared(), take_back() and reclaim(). */
inline pop(ours) {
  if
  :: at >= private_from -> ours = 1
  :: at < private_from && at >= shared_end -> share(); ours = 1
  :: at < private_from && at < shared_end ->
     shared_end = at;
#ifdef POP_WITHOUT_EXCHANGE
     !(in_flight[OWNER]??[HEAD, 0] || in_flight[OWNER]??[HEAD, 1]); /* see tso.pml */
     store(OWNER, SHARED_END, at);
#else
     exchange(OWNER, SHARED_END, at);
#endif
     if
     :: memory[HEAD] <= at -> ours = 1
     :: else ->
#ifdef NO_LOCK_ON_CONFLICT
        ours = 0;
#else
        lock(OWNER, LOCK);
        if
        :: memory[HEAD] <= at -> ours = 1
        :: else ->
           ours = 0;
           exchange(OWNER, HEAD, at)
        fi;
        unlock(OWNER, LOCK);
#endif
     fi;
     settle()
  fi
}

/* Nested joins and loops, in every order that there is. */
proctype owner() {
  byte pushed = 0, at = 0, job, shared_end = 0;
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
     if
     :: at - 1 < private_from || loop[pushed] -> share()
     :: else
     fi

  /* The end of a join: pop(), then the second branch, or await(). */
  :: at > 0 && !loop[frame[at - 1]] ->
     atomic {
       at--;
       job = frame[at]
     }
     pop(ours);
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

  /* The end of a loop: ~range_owner(), then run_range()'s await(). */
  :: at > 0 && loop[frame[at - 1]] ->
     atomic {
       at--;
       job = frame[at]
     }
     lock(OWNER, LOCK);
     shared_end = at;
     exchange(OWNER, SHARED_END, at);
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
  :: memory[HEAD] < memory[SHARED_END] -> /* seems_empty() */
     lock(who, LOCK);
     at = memory[HEAD];
     do
     :: at >= memory[SHARED_END] -> break
     :: else ->
#ifdef STEAL_WITHOUT_ORDER
        store(who, HEAD, at + 1);
#else
        exchange(who, HEAD, at + 1);
#endif
        if
        :: at >= memory[SHARED_END] ->
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
     if
     :: job != 0 -> private_from = ALL_SHARED
     :: else
     fi;
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

  :: wishes < WISHES -> /* make_a_wish() */
     wishes++;
     lock(who, LOCK);
     private_from = ALL_SHARED;
     unlock(who, LOCK)
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
