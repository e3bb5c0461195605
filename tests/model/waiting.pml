/* Threads that wait for stolen jobs: they help, park, and are woken.
   src/wait.cpp, src/parking.hpp, run_stolen() in src/steal.cpp, share() in src/deque.cpp.

   There is a chain of threads: each but the last waits for a job that the next one stole from its
   strand, and the last one pushes jobs of its own. No other thread of the arena is left to run a
   ticket, so only those that wait can come for these jobs.

   Checked: nobody sleeps for ever when what it waits for has ended; a job that its owner does not
   take back is found by one that waits for something it is part of (either would be an invalid end
   state, and every execution ends); no thread touches a job when nothing of it is taken any more.

   Stealing and popping, which deque.pml is about, are one step each here. */

#ifndef WAITING
#define WAITING 2 /* threads that wait for the next one */
#endif
#ifndef AT_ONCE
#define AT_ONCE 1 /* jobs pushed together, as a join of more than two tasks does */
#endif
#ifndef ROUNDS
#define ROUNDS 2 /* of pushes */
#endif

#define LAST WAITING /* the thread that pushes, and its strand */
#define STRANDS (WAITING + 1)
/* Job s was taken from strand s - 1 and is run in strand s; the others are those pushed. */
#define PUSHED (WAITING + 1)
#define JOBS (PUSHED + AT_ONCE)

/* The stores of the last thread to its shared_end. */
#define THREADS 1
#define SHARED_END 0
#define CELLS 1
#include "tso.pml"

bit locked[STRANDS];
bit attached[STRANDS] = 1; /* its generation is what it was */
bit linked[STRANDS] = 1;   /* to the strand of the thread before */
bit asleep[STRANDS];
byte awaited[STRANDS];     /* a job, or 0 */

/* Of the last strand. */
byte head;
bit watched;

byte taken[JOBS];
bit live[JOBS]; /* its frame is there */
byte started;   /* how many of the jobs pushed together */

inline lock_strand(s) {
  atomic {
    !locked[s];
    locked[s] = 1
  }
}
inline unlock_strand(s) { locked[s] = 0 }

/* parking_place::wake() */
inline wake_place(s, woken) {
  woken = 0;
  if
  :: asleep[s] -> /* occupied() */
     atomic {
       woken = asleep[s];
       asleep[s] = 0
     }
  :: else
  fi
}

/* wake_ancestor(), for what is pushed in strand `from`. `above` and `woken` are to be used. */
inline wake_ancestor(from, above, woken) {
  above = from;
  do
  :: above == 0 -> break
  :: else ->
     above--;
     if
     :: awaited[above] == above + 1 ->
        wake_place(above, woken);
        if
        :: woken -> break
        :: else
        fi
     :: else
     fi
  od;
  above = 0;
  woken = 0
}

/* The end of run_stolen(), for a job of a deque of tasks. `woken` is a variable to use. */
inline end_stolen(job, victim, woken) {
  assert(live[job]);
  lock_strand(victim);
  if
  :: job < PUSHED -> linked[job] = 0
  :: else
  fi;
  unlock_strand(victim);
#ifdef WAKE_BEFORE_END
  wake_place(victim, woken);
#endif
  taken[job]--;
#ifdef TOUCH_AFTER_END
  assert(live[job]);
#endif
#if !defined(END_WITHOUT_WAKE) && !defined(WAKE_BEFORE_END)
  wake_place(victim, woken);
#endif
}

/* visit_below() with a look into the deque of the last strand, the only one that is ever filled.
   `step` does something under its lock. Of the strands between, which only say what hangs below
   them, a look is one step. */
#define VISIT_BELOW(s, below, step)                              \
  below = s;                                                     \
  do                                                             \
  :: below == LAST -> break                                      \
  :: below != LAST ->                                            \
     atomic {                                                    \
       !locked[below];                                           \
       if                                                        \
       :: attached[below] && linked[below + 1] -> below++        \
       :: else -> break                                          \
       fi                                                        \
     }                                                           \
  od;                                                            \
  if                                                             \
  :: below == LAST && below != s ->                              \
     lock_strand(LAST);                                          \
     if                                                          \
     :: attached[LAST] -> step                                   \
     :: else                                                     \
     fi;                                                         \
     unlock_strand(LAST)                                         \
  :: else                                                        \
  fi;                                                            \
  below = 0

#define SEEMS_EMPTY (head >= memory[SHARED_END])

inline steal_one(job) {
  atomic {
    if
    :: !SEEMS_EMPTY ->
       job = PUSHED + head;
       head++;
       taken[job] = 1
    :: else
    fi
  }
}

/* look_closely() */
inline close_look(found) {
#ifndef PARK_KEEPS_WATCHED
  watched = 0;
#endif
  found = !SEEMS_EMPTY
}

/* wait_for_thieves(), in strand s. The patience of its loops has no bound that means anything, so
   each of them gives up at once. */
inline wait_for_thieves(s, waited) {
  do
  :: taken[waited] == 0 -> break
  :: else ->
     /* help() */
     VISIT_BELOW(s, below, steal_one(job));
     if
     :: job != 0 ->
#ifndef WAKE_NOT_PASSED_ON
        /* The push that woke this thread may not have been the only one. */
        if
        :: parked ->
           parked = 0;
           wake_ancestor(s, below, woken)
        :: else
        fi;
#endif
        /* run_stolen() */
        assert(live[job]);
        started++;
        started >= AT_ONCE; /* the jobs that were pushed together meet */
        end_stolen(job, LAST, woken);
        job = 0
     :: else ->
        /* park() */
        parked = 1;
        awaited[s] = waited;
        asleep[s] = 1; /* prepare() */
        found = 0;
#ifndef PARK_WITHOUT_LOOK
        /* look_closely() */
        VISIT_BELOW(s, below, close_look(found));
#endif
        if
        :: found || taken[waited] == 0
        :: else -> !asleep[s] /* sleep() */
        fi;
        asleep[s] = 0; /* leave() */
        awaited[s] = 0
     fi
  od;
  atomic {
    found = 0;
    woken = 0;
    parked = 0
  }
}

/* A thread whose second branch, job s + 1, was stolen. */
proctype waiter(byte s) {
  byte below, job;
  bit found, woken, parked;
  wait_for_thieves(s, s + 1);
  live[s + 1] = 0;
  if
  :: s == 0
  :: else -> /* run_stolen() */
     attached[s] = 0;
     end_stolen(s, s - 1, woken)
  fi
}

/* advertise(): send_ticket(), to nobody, and wake_ancestor(). */
inline advertise() {
  atomic {
    empty(in_flight[0]) && !locked[LAST];
    locked[LAST] = 1
  }
  watched = 1;
  unlock_strand(LAST);
#ifndef PUSH_WITHOUT_WAKE
  wake_ancestor(LAST, below, woken);
#endif
}

proctype pusher() {
  byte below, job, rounds, i;
  bit found, woken, parked, ours;
  do
  :: rounds == ROUNDS -> break
  :: else ->
     rounds++;
     atomic {
       started = 0;
       for (i : 0 .. AT_ONCE - 1) { live[PUSHED + i] = 1 }
       i = 0
     }
     /* push(), as often as that takes, and share() */
     i = AT_ONCE;
#ifdef SHARE_WITHOUT_EXCHANGE
     store(0, SHARED_END, i);
#else
     exchange(0, SHARED_END, i);
#endif
     if
     :: !watched -> advertise()
     :: else
     fi;
     /* The first branch, which may depend on the others. */
     if
     :: started = AT_ONCE /* it does not */
     :: true -> started >= AT_ONCE
     fi;
     do
     :: i == 0 -> break
     :: else ->
        i--;
        /* pop_shared() */
        atomic {
          empty(in_flight[0]) && !locked[LAST];
          memory[SHARED_END] = i;
          ours = (head <= i);
          if
          :: !ours -> head = i
          :: else
          fi
        }
        if
        :: ours
        :: else -> wait_for_thieves(LAST, PUSHED + i) /* await() */
        fi;
        live[PUSHED + i] = 0
     od
  od;
  /* The end of the job that this thread stole. */
  attached[LAST] = 0; /* detach() */
  end_stolen(LAST, LAST - 1, woken)
}

init {
  byte i;
  atomic {
    for (i : 1 .. WAITING) {
      taken[i] = 1;
      live[i] = 1;
      run waiter(i - 1)
    }
    run pusher();
    run store_buffer(0)
  }
}
