/* How a thread that waits hands its right to run on: src/rights.cpp, src/reserve.cpp, block() in
   src/blocking.cpp, and share() and advertise() in src/deque.cpp.

   An arena whose threads wait and are replaced, but for one. That one shares a first task and waits
   for word of it. The first task shares a second one, gives word and waits for an answer; the
   thread answers, waits for word of the second one, shares a third one and waits for word of that.
   So a reserve of one thread is enough, if each who can go on does. With ENTERS it is the first
   task only, which waits for nothing; and another thread comes from outside with a task that it
   shows to nobody before it waits for word of it, as in an arena of width 1. With STAYS the first
   thread looks for word again and again instead of waiting, and keeps its right.

   Checked: no more threads run at once than the arena is wide; with a reserve all is done, and
   nobody gives up hope; without one the thread gives up hope; nobody waits for ever.

   What is done under the lock of the rights, or of a strand, is one step. Memory is sequentially
   consistent, as it is for the locks and for what else this is about. */

#ifndef RESERVE
#define RESERVE 1
#endif
#ifndef WIDTH
#define WIDTH 1
#endif
#ifndef ENTERS
#define ENTERS 0
#endif
#define THREADS (RESERVE + 1 + ENTERS)
#define LAST (RESERVE + ENTERS)
#define MAIN 0
#define LATE (RESERVE + 1)

/* What one waits for. */
#define FIRST 0
#define ANSWER 1
#define SECOND 2
#define THIRD 3
#define LATEST 4

byte running = 1;

/* The strand of the main thread. */
byte jobs, next_job = 1;
bit watched;
/* And that of the one that comes from outside. */
bit late_job;

/* rights */
byte spare = WIDTH - 1, replaced = WIDTH - 1, in_reserve;
byte news = 1, nothing_since;
bit asleep[THREADS], is_replaced[THREADS], hopeless[THREADS];
bit wanting[THREADS], granted[THREADS];
bit idle[THREADS], called[THREADS], alive[THREADS];

/* What the tasks tell each other, each under a lock of its own. */
bit told[5];
byte listens[5]; /* the thread after the one that does */
bit woken[THREADS];

byte ended; /* of those that are none of the reserve */

inline starts_to_run() {
  running++;
  assert(running <= WIDTH)
}

/* Under the lock. */
inline pass_on(i) {
  for (i : 0 .. LAST) {
    if
    :: spare > 0 && wanting[i] ->
       spare--;
       wanting[i] = 0;
       granted[i] = 1
    :: else
    fi
  }
  i = 0
}

inline call_reserve(i, some) {
  news++;
  atomic {
    if
    :: spare > 0 && replaced > 0 ->
       some = 0; /* who is called */
       for (i : 0 .. RESERVE) {
         if
         :: some == 0 && idle[i] ->
            some = i;
            idle[i] = 0;
            called[i] = 1;
            spare--
         :: else
         fi
       }
       for (i : 0 .. RESERVE) {
         if
         :: some == 0 && i != MAIN && !alive[i] ->
            some = i;
            alive[i] = 1;
            called[i] = 1;
            in_reserve++;
            spare--
         :: else
         fi
       }
       if
       :: spare == WIDTH && in_reserve == RESERVE ->
          some = 0; /* whether anybody goes on */
          for (i : 0 .. LAST) {
            if
#ifdef HOPE_IGNORES_WAKES
            :: asleep[i] && !is_replaced[i] -> some = 1
#else
            :: asleep[i] && (!is_replaced[i] || woken[i]) -> some = 1
#endif
            :: else
            fi
          }
          if
          :: !some ->
             for (i : 0 .. LAST) {
               hopeless[i] = asleep[i]
             }
          :: else
          fi
       :: else
       fi;
       i = 0;
       some = 0
    :: else
    fi
  }
}

/* With is_there_work(). */
inline send_reserve(i, some, known) {
  known = news;
  if
  :: known != nothing_since ->
     atomic {
#ifndef LOOK_KEEPS_WATCHED
       watched = 0;
#endif
       some = (jobs > 0 || late_job)
     }
     if
     :: some ->
        some = 0;
        call_reserve(i, some)
     :: else ->
#ifdef NOTHING_SINCE_NOW
        nothing_since = news
#else
        nothing_since = known
#endif
     fi
  :: else
  fi;
  known = 0
}

inline share(i, some) {
  jobs++;
  if
  :: !watched ->
     watched = 1;
#ifndef SHARE_WITHOUT_CALL
     if
     :: replaced > 0 -> call_reserve(i, some)
     :: else
     fi
#endif
  :: else
  fi
}

inline tell(what) {
  atomic {
    told[what] = 1;
    if
    :: listens[what] != 0 -> woken[listens[what] - 1] = 1
    :: else
    fi
  }
}

inline take(t) {
  atomic {
    if
    :: spare > 0 -> spare--
    :: else -> wanting[t] = 1
    fi
  }
  if
  :: wanting[t] || granted[t] ->
     granted[t];
     granted[t] = 0
  :: else
  fi;
  atomic {
    asleep[t] = 0;
    if
    :: is_replaced[t] ->
       is_replaced[t] = 0;
       replaced--
    :: else
    fi
  }
}

/* A wait, with block(). */
inline wait_for(what, t, i, some, known) {
  atomic {
    woken[t] = told[what];
    listens[what] = t + 1
  }
  if
  :: woken[t]
  :: else ->
     atomic {
       asleep[t] = 1;
       running--;
#ifndef KEEP_THE_RIGHT
       spare++;
#endif
       pass_on(i);
       some = (spare > 0 && replaced > 0)
     }
     if
     :: some ->
        some = 0;
        send_reserve(i, some, known)
     :: else
     fi;
     if
     :: woken[t]
     :: true -> /* it has slept for long enough to be replaced */
        atomic {
          is_replaced[t] = 1;
          replaced++;
#ifdef FIRST_REPLACED_HAS_NEWS
          if
          :: replaced == 1 -> news++
          :: else
          fi;
#else
#ifndef REPLACE_WITHOUT_NEWS
          news++;
#endif
#endif
          some = (spare > 0)
        }
        if
        :: some ->
           some = 0;
           send_reserve(i, some, known)
        :: else
        fi;
        woken[t] || hopeless[t]
     fi;
#ifndef GO_ON_WITHOUT_RIGHT
     take(t);
#endif
     starts_to_run()
  fi;
  assert(RESERVE == 0 || !hopeless[t]);
  woken[t] = 0
}

/* give() */
inline leave(i, some, known) {
  atomic {
    running--;
    spare++;
    pass_on(i);
    some = (spare > 0 && replaced > 0)
  }
  if
  :: some ->
     some = 0;
     send_reserve(i, some, known)
  :: else
  fi;
  ended++
}

inline stay_for(what, i, some, known) {
#ifdef STAYS
  told[what]
#else
  wait_for(what, MAIN, i, some, known)
#endif
}

active proctype main_thread() {
  byte i, some, known;
  share(i, some);
  stay_for(FIRST, i, some, known);
  if
  :: hopeless[MAIN] || ENTERS
  :: else ->
     tell(ANSWER);
     stay_for(SECOND, i, some, known);
     share(i, some);
     stay_for(THIRD, i, some, known)
  fi;
  assert(told[THIRD] || RESERVE == 0 || ENTERS);
  leave(i, some, known)
}

#if ENTERS
active proctype entering_thread() {
  byte i, some, known;
  take(LATE);
  starts_to_run();
  late_job = 1;
  wait_for(LATEST, LATE, i, some, known);
  assert(told[LATEST] || RESERVE == 0);
  leave(i, some, known)
}
#endif

inline run_job(job, t, i, some, known) {
  if
  :: job == 1 && ENTERS -> tell(FIRST)
  :: job == 1 && !ENTERS ->
     share(i, some);
     tell(FIRST);
     wait_for(ANSWER, t, i, some, known)
  :: else -> tell(job)
  fi
}

#if RESERVE > 0
proctype reserve_thread(byte t) {
  byte i, some, known, job;
  bit on;
end_gone:
  called[t];
  called[t] = 0;
  starts_to_run();
run_anything:
  atomic {
    if
    :: jobs > 0 ->
       jobs--;
       job = next_job;
       next_job++
    :: jobs == 0 && late_job ->
       late_job = 0;
       job = LATEST
    :: else
    fi
  }
  if
  :: job != 0 ->
     call_reserve(i, some);
     run_job(job, t, i, some, known);
     job = 0;
     atomic { /* whether somebody wants the right */
       on = 1;
       for (i : 0 .. LAST) {
         on = on && !wanting[i]
       }
       i = 0
     }
     if
     :: on ->
        on = 0;
        goto run_anything
     :: else
     fi
  :: else
  fi;
  /* rest() */
  atomic {
    running--;
#ifndef REST_AFTER_LOOK
    idle[t] = 1;
#endif
    spare++;
    pass_on(i);
    some = (spare > 0 && replaced > 0)
  }
  if
  :: some ->
     some = 0;
     send_reserve(i, some, known)
  :: else
  fi;
#ifdef REST_AFTER_LOOK
  idle[t] = 1;
#endif
end_idle:
  if
  :: atomic { called[t] -> called[t] = 0 };
     starts_to_run();
     goto run_anything
  :: atomic { /* it has had no work for too long */
       !called[t] && ended == 1 + ENTERS ->
       idle[t] = 0;
       alive[t] = 0;
       in_reserve--
     };
     goto end_gone
  fi
}

init {
  byte t;
  atomic {
    for (t : 1 .. RESERVE) {
      run reserve_thread(t)
    }
  }
}
#endif
