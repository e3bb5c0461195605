/* The life of a ticket: a thread that finds nothing lets it die, a push revives it.
   look_for_thieves() in include/lend/task/deque.hpp; send_ticket(), start_ticket(), ticket::run(),
   search(), give_up() in src/steal.cpp; usable(), attach(), detach() in src/strand.cpp.

   Checked: while there is an idle thread in the arena, a job that its owner does not take back is
   found. For that, the owner's first branch may wait until the second one has started: if nobody
   came for it, that would be an invalid end state. And every execution ends, so that is all that
   could go wrong. Also: there is one ticket for a strand at most, and it leads only threads of the
   strand's arena to it.

   Stealing and popping, which deque.pml is about, are one step each here. */

#define USES 2   /* of the strand, one after the other */
#define PUSHES 2 /* in each */
#define REFUSALS 1 /* times that thieves may not come yet: strand::not_before */

#define OWNER 0
#define THREADS 1
#define HEAD 0
#define TAIL 1
#define LOCK 2
#define CELLS 3

#include "tso.pml"

mtype = {none, out, dying};

/* Under the lock. */
mtype ticket_now = none;
bit limit; /* 0: null */
bit in_use;
byte arena;
byte refusals;

byte sent[2];   /* tickets that TBB has, by arena */
byte tickets;   /* that there are */
bit started, ended; /* the job: a thief runs it, has run it */

inline lock_thief() {
  atomic {
    memory[LOCK] == 0;
    memory[LOCK] = 1
  }
}
inline unlock_thief() { memory[LOCK] = 0 }

/* spawn() of TBB. */
inline start_ticket() { sent[arena]++ }

inline look_for_thieves() {
  if
  :: limit == 0 -> /* advertise(): send_ticket() */
     lock(OWNER, LOCK);
     atomic {
       missing = (ticket_now == none);
       ticket_now = out;
       limit = 1;
       if
       :: missing ->
          assert(tickets == 0);
          tickets++
       :: else
       fi
     }
     unlock(OWNER, LOCK);
     if
     :: missing -> start_ticket(); missing = 0
     :: else
     fi
  :: else
  fi
}

proctype owner() {
  byte uses, pushes;
  bit missing, taken, other;
  do
  :: uses == USES -> break
  :: else ->
     uses++;
     /* acquire_strand(), in the same arena or in another. */
     if
     :: other = 0
     :: other = 1;
#ifndef STRAND_GOES_ANYWHERE
        lock(OWNER, LOCK); /* usable() */
        missing = (ticket_now == none);
        unlock(OWNER, LOCK);
        if
        :: missing -> missing = 0
        :: else -> break /* this thread takes another strand */
        fi
#endif
     fi;
     /* attach() */
     lock(OWNER, LOCK);
     atomic {
       if
       :: other -> arena = 1 - arena
       :: else
       fi;
       other = 0
     }
     exchange(OWNER, HEAD, 0);
     exchange(OWNER, TAIL, 0);
     limit = 0;
     in_use = 1;
     unlock(OWNER, LOCK);
     pushes = 0;
     do
     :: pushes == PUSHES -> break
     :: else ->
        pushes++;
        started = 0;
        ended = 0;
#ifdef LOOK_BEFORE_PUSH
        look_for_thieves();
#endif
        store(OWNER, TAIL, 1); /* push() */
#ifndef LOOK_BEFORE_PUSH
        look_for_thieves();
#endif
        /* The first branch, which may depend on the second one. */
        if
        :: true
        :: true -> started
        fi;
        /* pop(), reclaim(), await() */
        atomic {
          empty(in_flight[OWNER]);
          memory[TAIL] = 0;
          taken = (memory[HEAD] > 0)
        }
        if
        :: taken ->
           ended;
           lock(OWNER, LOCK);
           memory[HEAD] = 0;
           unlock(OWNER, LOCK)
        :: else
        fi;
        taken = 0
     od;
     /* detach() */
     lock(OWNER, LOCK);
     in_use = 0;
     unlock(OWNER, LOCK)
  od
}

/* A thread of the arena `mine` that has nothing to do but what TBB gives it. */
proctype idle_thread(byte mine) {
  bit found, revived, idle;
end_idle:
  do
  :: atomic {
       sent[mine] > 0 -> /* ticket::run() */
       sent[mine]--
     }
     /* leads_nowhere() */
#ifdef FREE_SEEN_WITHOUT_LOCK
     idle = !in_use;
     lock_thief();
#else
     lock_thief();
     idle = !in_use;
#endif
     atomic {
       if
       :: idle ->
          ticket_now = none;
          tickets--
       :: else
       fi
     }
     unlock_thief();
     /* search() */
     do
     :: idle -> break
     :: else ->
        found = 0;
        if
        :: memory[HEAD] < memory[TAIL] ->
           lock_thief();
           /* steal() */
           atomic {
             if
             :: memory[HEAD] >= memory[TAIL]
             :: memory[HEAD] < memory[TAIL] ->
                assert(arena == mine);
                memory[HEAD] = memory[HEAD] + 1;
                found = 1
             :: memory[HEAD] < memory[TAIL] && refusals < REFUSALS -> refusals++
             fi
           }
           unlock_thief()
        :: else
        fi;
        if
        :: found -> break
        :: else
        fi;
        /* give_up() */
        lock_thief();
        ticket_now = dying;
#ifndef GIVE_UP_KEEPS_LIMIT
        limit = 0;
#endif
        unlock_thief();
        /* The second look lasts longer than a store takes to become visible. */
#ifndef DIE_WITHOUT_LOOK
        memory[HEAD] < memory[TAIL] || empty(in_flight[OWNER]);
#endif
        lock_thief();
        atomic {
#ifdef GIVE_UP_FORGETS_REVIVAL
          revived = 0;
#elif defined(GIVE_UP_FORGETS_STATE)
          revived = (memory[HEAD] < memory[TAIL]);
#elif defined(DIE_WITHOUT_LOOK)
          revived = (ticket_now == out);
#else
          revived = (ticket_now == out || memory[HEAD] < memory[TAIL]);
#endif
          if
          :: revived -> ticket_now = out
          :: else ->
             ticket_now = none;
             tickets--
          fi
        }
        unlock_thief();
        if
        :: revived -> revived = 0
        :: else -> break
        fi
     od;
     if
     :: found ->
        start_ticket(); /* others may come as well */
        started = 1;    /* run_stolen() */
        ended = 1;
        found = 0
     :: else
     fi;
     idle = 0
  od
}

init {
  atomic {
    run owner();
    run store_buffer(OWNER);
    run idle_thread(0);
    run idle_thread(0);
    run idle_thread(1)
  }
}
