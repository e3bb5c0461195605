/* The life of a ticket: a thread that finds nothing lets it die, a push sends it again.
   share() in src/deque.cpp; send_ticket(), start_ticket(), ticket::run(), search(), give_up() in
   src/steal.cpp; usable(), attach(), detach() in src/strand.cpp.

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
#define SHARED_END 1
#define LOCK 2
#define CELLS 3

#include "tso.pml"

bit watched;

/* Under the lock. */
bit has_ticket;
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

/* enqueue() of TBB. */
inline start_ticket() { sent[arena]++ }

inline look_for_watchers() {
  if
  :: !watched -> /* advertise(): send_ticket() */
     lock(OWNER, LOCK);
     atomic {
       watched = 1;
       missing = !has_ticket;
       has_ticket = 1;
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
        missing = !has_ticket;
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
     exchange(OWNER, SHARED_END, 0);
     watched = 0;
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
        look_for_watchers();
#endif
        /* share() */
#ifdef SHARE_WITHOUT_EXCHANGE
        store(OWNER, SHARED_END, 1);
#else
        exchange(OWNER, SHARED_END, 1);
#endif
#ifndef LOOK_BEFORE_PUSH
        look_for_watchers();
#endif
        /* The first branch, which may depend on the second one. */
        if
        :: true
        :: true -> started
        fi;
        /* pop_shared(), await() */
        atomic {
          empty(in_flight[OWNER]);
          memory[SHARED_END] = 0;
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
  bit found, stays, idle;
end_idle:
  do
  :: atomic {
       sent[mine] > 0 -> /* ticket::run() */
       sent[mine]--
     }
     /* destination_of() */
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
          has_ticket = 0;
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
        :: memory[HEAD] < memory[SHARED_END] ->
           lock_thief();
           /* steal() */
           atomic {
             if
             :: memory[HEAD] >= memory[SHARED_END]
             :: memory[HEAD] < memory[SHARED_END] ->
                assert(arena == mine);
                memory[HEAD] = memory[HEAD] + 1;
                found = 1
             :: memory[HEAD] < memory[SHARED_END] && refusals < REFUSALS -> refusals++
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
#ifndef GIVE_UP_KEEPS_WATCHED
        watched = 0;
#endif
#ifdef DIE_WITHOUT_LOOK
        stays = 0;
#else
        stays = (memory[HEAD] < memory[SHARED_END]);
#endif
        if
        :: stays
        :: else ->
           has_ticket = 0;
           tickets--
        fi;
        unlock_thief();
        if
        :: stays -> stays = 0
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
