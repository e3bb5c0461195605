/* A channel: senders and receivers that wait in lists, hand messages over, give up and close.
   src/channel.cpp, include/lend/sync/channel.hpp.

   Some senders send one message each and some receivers receive until the channel is closed, or
   leave after one message. Each may give up while it waits, as one does whose time is up, or whose
   select was served elsewhere. The last of either kind closes its end; the last receiver drains what
   is left.

   Checked: each message is received once, drained once, or comes back to its sender, which knows;
   nobody sleeps for ever (an invalid end state); nobody touches a cell when its wait has ended, nor
   the channel when both of its ends have gone; a receiver learns that the channel is closed only
   when there is no sender and nothing in it.

   All that is done under the lock is one step. */

#ifndef SENDERS
#define SENDERS 2
#endif
#ifndef RECEIVERS
#define RECEIVERS 2
#endif
#ifndef CAPACITY
#define CAPACITY 1
#endif

/* With PATIENT nobody gives up. */

#define ALL (SENDERS + RECEIVERS)
#define NOBODY 255

mtype = {open, served, given_up};
mtype = {unready, done, closed};

chan queue = [CAPACITY + 1] of {byte};
chan waiting_senders = [SENDERS] of {byte};
chan waiting_receivers = [RECEIVERS] of {byte};
byte senders = SENDERS;
byte receivers = RECEIVERS;
bit senders_gone;
bit receivers_gone;
byte ends = 2;
bit freed;

/* Of each thread: its choice, its cell, and the place of its message. */
mtype choice[ALL] = open;
mtype outcome[ALL] = unready;
byte message[ALL];
bit woken[ALL];
bit waits[ALL]; /* its cell is there */

byte fate[SENDERS]; /* how often the message was received, drained or came back */

/* The first in a list who has not given up is taken, or NOBODY. */
inline take(list, who) {
  who = NOBODY;
  do
  :: who == NOBODY && nempty(list) ->
     list?who;
     assert(waits[who]); /* it is there */
#ifndef SERVE_WITHOUT_CLAIM
     if
     :: choice[who] == open -> choice[who] = served; break
     :: else -> who = NOBODY
     fi
#else
     choice[who] = served; break
#endif
  :: else -> break
  od
}

inline wake(who) {
  if
  :: who != NOBODY ->
#ifndef SERVE_WITHOUT_WAKE
     atomic { assert(waits[who]); woken[who] = 1 };
#endif
     who = NOBODY
  :: else
  fi
}

/* Out of a list, wherever one is in it. */
inline leave(list) {
  if
  :: list??[eval(me)] -> list??eval(me)
  :: else
  fi
}

/* Until it is served or gives up. */
inline await(list) {
  do
  :: woken[me] -> break
#ifndef PATIENT
  :: atomic {
       choice[me] == open -> /* its time is up */
#ifndef GIVE_UP_WITHOUT_CLAIM
       choice[me] = given_up;
#endif
       gave_up = 1
     };
     break
#endif
  od;
  atomic {
#ifndef STAY_LISTED
    leave(list);
#endif
    if
    :: !gave_up -> result = outcome[me]
    :: else -> result = unready
    fi;
    waits[me] = 0
  }
}

inline close_end(list, gone) {
  do
  :: atomic {
       assert(!freed);
       gone = 1;
       take(list, other);
       if
       :: other != NOBODY -> outcome[other] = closed
       :: else -> break
       fi
     };
#ifdef CLOSE_WAKES_ONE
     wake(other);
     break
#else
     wake(other)
#endif
  od
}

inline drop_end() {
  atomic {
    ends--;
    if
    :: ends == 0 -> freed = 1
    :: else
    fi
  }
}

active [SENDERS] proctype sender() {
  byte me = _pid;
  byte other = NOBODY;
  bit gave_up = 0;
  mtype result = unready;

  atomic {
    assert(!freed);
    message[me] = me;
    if
#ifndef SEND_IGNORES_CLOSED
    :: receivers_gone -> result = closed
#endif
    :: else ->
       take(waiting_receivers, other);
       if
       :: other != NOBODY -> message[other] = me; outcome[other] = done; result = done
       :: else ->
          if
          :: len(queue) < CAPACITY -> queue!me; result = done
#ifndef LIST_LATER
          :: else -> waits[me] = 1; waiting_senders!me
#else
          :: else
#endif
          fi
       fi
    fi
  };
#ifdef LIST_LATER
  atomic {
    if
    :: result == unready -> waits[me] = 1; waiting_senders!me
    :: else
    fi
  };
#endif
  wake(other);
  if
  :: result == unready -> await(waiting_senders)
  :: else
  fi;
  if
  :: result != done -> fate[me]++ /* it has come back */
  :: else
  fi;

  atomic { senders--; other = senders };
  if
  :: other == 0 -> close_end(waiting_receivers, senders_gone); drop_end()
  :: else
  fi
}

active [RECEIVERS] proctype receiver() {
  byte me = _pid;
  byte other = NOBODY;
  bit gave_up = 0;
  mtype result;

  do
  :: atomic {
       assert(!freed);
       result = unready;
       choice[me] = open;
       outcome[me] = unready;
       woken[me] = 0;
       gave_up = 0;
       if
       :: nempty(queue) ->
          queue?message[me];
          result = done;
          take(waiting_senders, other);
          if
          :: other != NOBODY ->
             outcome[other] = done;
#ifndef SERVED_NOT_QUEUED
             queue!message[other]
#endif
          :: else
          fi
       :: else ->
          take(waiting_senders, other);
          if
          :: other != NOBODY -> message[me] = message[other]; outcome[other] = done; result = done
          :: senders_gone && other == NOBODY -> result = closed
          :: else -> waits[me] = 1; waiting_receivers!me
          fi
       fi
     };
     wake(other);
     if
     :: result == unready -> await(waiting_receivers)
     :: else
     fi;
     atomic {
       if
       :: result == done -> fate[message[me]]++
       :: result == closed -> assert(senders == 0 && empty(queue)); break
       :: else -> break /* it gave up, and leaves */
       fi
     };
     if
     :: break /* it has had enough */
     :: skip
     fi
  od;

  atomic { receivers--; other = receivers };
  if
  :: other == 0 ->
     close_end(waiting_senders, receivers_gone);
     atomic {
       assert(!freed);
#ifndef LEAVE_UNDRAINED
       do
       :: nempty(queue) -> queue?other; fate[other]++
       :: else -> break
       od
#endif
     };
     drop_end()
  :: else
  fi
}

active proctype checker() {
  byte i;
  freed; /* or this is an invalid end state */
  for (i : 0 .. SENDERS - 1) {
    assert(fate[i] == 1)
  }
}
