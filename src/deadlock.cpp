#include "announce.hpp"
#include "rights.hpp"

#include <cstddef>
#include <exception>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

// What those are told who wait in an arena in which nobody goes on any more.

namespace lend::detail {

/// Whether `is(thread)` of one of them. Under the lock.
template <class Is>
bool rights::anybody_asleep(const Is& is) const noexcept {
  const sleeping_thread* one = asleep_.first;
  while (one != nullptr && !is(*one)) {
    one = one->next;
  }
  return one != nullptr;
}

bool rights::anybody_goes_on() const noexcept {
  return anybody_asleep([](const sleeping_thread& one) { return one.may_go_on(); });
}

bool rights::anybody_spawns() const noexcept {
  return anybody_asleep([](const sleeping_thread& one) { return one.spawns; });
}

/// Nobody runs, there is something that nobody can begin, and all the others wait. Under the lock.
void rights::give_up_hope(std::string_view why) noexcept {
  const auto visit_waiting = [this](const auto& visit) {
    for (sleeping_thread* one = asleep_.first; one != nullptr; one = one->next) {
      if (one->cell != nullptr && !one->hopeless) {
        visit(*one);
      }
    }
  };
  visit_waiting([](sleeping_thread& one) { observe(&one); });
  std::string text;
  try {
    text = who_waits(why);
  } catch (const std::exception&) {
    text.clear();  // without memory for it they will not know
  }
  visit_waiting([&text](sleeping_thread& one) {
    try {
      one.deadlock = text;
    } catch (const std::exception&) {
      one.deadlock.clear();
    }
    announce(&one);
    one.hopeless = true;
    one.cell->rouse();
  });
}

std::string rights::who_waits(std::string_view why) const {
  std::map<std::tuple<std::string_view, std::string_view, const void*>, std::size_t> counts;
  std::size_t all = 0;
  for (const sleeping_thread* one = asleep_.first; one != nullptr; one = one->next) {
    if (one->cell != nullptr) {
      ++counts[{one->why->action, one->why->type, one->why->object}];
      ++all;
    }
  }
  std::ostringstream text;
  text << all << (all == 1 ? " thread waits" : " threads wait") << " in an arena of width "
       << width_ << " with a reserve of " << most_in_reserve_ << " threads: " << why;
  constexpr std::size_t most = 16;
  std::size_t shown = 0;
  for (const auto& [what, count] : counts) {
    if (shown == most) {
      text << " and others";
      break;
    }
    const auto& [action, type, object] = what;
    text << (shown++ == 0 ? "" : ", ") << count << ' ' << action << " the " << type << " at "
         << object;
  }
  text << "; a larger one is arena_settings::reserve, or LEND_RESERVE for the default arena";
  return std::move(text).str();
}

}  // namespace lend::detail
