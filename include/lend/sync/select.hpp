#pragma once

#include <lend/own/disjoint.hpp>
#include <lend/sync/channel.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

template <class T, class F>
class [[nodiscard("write it inside of lend::select(...)")]] receive_case {
 public:
  using result = decltype(std::declval<F&>()(std::declval<std::optional<T>>()));
  static constexpr bool waits = true;

  receive_case(shared_channel<T>& from, F& handler) noexcept : channel_(from), handler_(handler) {}

  channel_case prepare() const {
    channel_.received.publish();
    return {&channel_.core, message_.data(), false};
  }
  void restore() const noexcept {}
  result finish(transfer outcome) const {
    std::optional<T> message;
    channel_.came(message_, outcome, message);
    return handler_(std::move(message));
  }

 private:
  shared_channel<T>& channel_;
  mutable parcel<T> message_;
  F& handler_;
};

template <class T, class U, class F>
class [[nodiscard("write it inside of lend::select(...)")]] send_case {
 public:
  using result = decltype(std::declval<F&>()(std::declval<send_result<T>>()));
  static constexpr bool waits = true;

  send_case(shared_channel<T>& to, std::remove_reference_t<U>& message, F& handler) noexcept
      : channel_(to), from_(message), handler_(handler) {}

  /// What leaves the caller by this case.
  argument_loan<U> sent() const noexcept { return {from_}; }

  channel_case prepare() const {
    message_.pack(sent_value<U>::pass(from_));
    return {&channel_.core, message_.data(), true};
  }
  void restore() const {
    if (message_.is_full()) {
      message_.put_back(sent_value<U>::of(from_));
    }
  }
  result finish(transfer outcome) const {
    channel_.sent(message_, outcome);
    return handler_(channel_access::result<T>(outcome, std::move(message_)));
  }

 private:
  shared_channel<T>& channel_;
  std::remove_reference_t<U>& from_;
  mutable parcel<T> message_;
  F& handler_;
};

/// What is done if none of the others is ready by then.
template <class F>
class [[nodiscard("write it inside of lend::select(...)")]] late_case {
 public:
  using result = decltype(std::declval<F&>()());
  static constexpr bool waits = false;

  late_case(std::uint64_t until, F& handler) noexcept : until_(until), handler_(handler) {}

  [[nodiscard]] std::uint64_t until() const noexcept { return until_; }
  result finish(transfer /*outcome*/) const { return handler_(); }

 private:
  std::uint64_t until_;
  F& handler_;
};

/// One that was refused where it was made.
struct refused_case {
  using result = void;
  static constexpr bool waits = true;
};

/// One that has no name: as a loan, it is const only where it is made.
template <class Case>
constexpr const Case made_case(auto&... from) {
  return Case(from...);
}

template <class F>
decltype(auto) made_late_case(std::uint64_t until, F& handler) {
  if constexpr (requires { handler(); }) {
    return made_case<late_case<F>>(until, handler);
  } else {
    enforce<misuse::late_mismatch, std::remove_cv_t<F>()>();
    return refused_case();
  }
}

template <class Case>
concept SelectCase = requires {
  typename std::remove_cvref_t<Case>::result;
  { std::remove_cvref_t<Case>::waits } -> std::convertible_to<bool>;
};

/// A select that runs: its cases as the library sees them, in the order in which they were written.
template <class... Cases>
class running_select {
 public:
  using result = std::common_type_t<typename Cases::result...>;
  static constexpr std::size_t waiting = (std::size_t{Cases::waits} + ...);

  static result run(const Cases&... cases) {
    check_disjoint(sent_by(cases)...);
    std::array<channel_case, waiting> asked;
    selected chosen{};
    try {
      channel_case* next = asked.data();
      (prepare(cases, next), ...);
      chosen = select_case(asked.data(), waiting, (until(cases) & ...));
    } catch (...) {
      (restore(cases), ...);
      throw;
    }
    std::size_t at = 0;
    (restore_others(cases, at, chosen.which), ...);
    return finish<0>(chosen.which, chosen.outcome, cases...);
  }

 private:
  template <class Case>
  static auto sent_by(const Case& each) noexcept {
    if constexpr (requires { each.sent(); }) {
      return each.sent();
    } else {
      return argument_loan<const bool&>{Case::waits};  // which is no loan
    }
  }
  template <class Case>
  static void prepare(const Case& each, channel_case*& next) {
    if constexpr (Case::waits) {
      *next++ = each.prepare();
    }
  }
  template <class Case>
  static void restore(const Case& each) {
    if constexpr (Case::waits) {
      each.restore();
    }
  }
  template <class Case>
  static void restore_others(const Case& each, std::size_t& at, std::size_t chosen) {
    if constexpr (Case::waits) {
      if (at++ != chosen) {
        each.restore();
      }
    }
  }
  template <class Case>
  static std::uint64_t until(const Case& each) noexcept {
    if constexpr (Case::waits) {
      return for_ever;
    } else {
      return each.until();
    }
  }
  /// The case with number `chosen` of those that wait; the one that does not for `waiting`.
  template <std::size_t At, class Case, class... Rest>
  static result finish(std::size_t chosen, transfer outcome, const Case& each,
                       const Rest&... rest) {
    constexpr std::size_t number = Case::waits ? At : waiting;
    if constexpr (sizeof...(Rest) == 0) {
      return each.finish(outcome);
    } else if (chosen == number) {
      return each.finish(outcome);
    } else {
      return finish<At + Case::waits>(chosen, outcome, rest...);
    }
  }
};

/// Which rule forbids to select among `Cases`, as they were passed.
template <class... Cases>
constexpr misuse misuse_of_select() {
  if constexpr (!(SelectCase<Cases> && ...)) {
    return misuse::not_a_case;
  } else if constexpr ((std::is_same_v<std::remove_cvref_t<Cases>, refused_case> || ...)) {
    return misuse::reported;
  } else if constexpr (!(std::is_const_v<Cases> && ...)) {
    return misuse::case_named;
  } else {
    constexpr std::size_t waiting = (std::size_t{Cases::waits} + ... + 0);
    if constexpr (waiting == 0 || waiting > most_cases || sizeof...(Cases) > waiting + 1) {
      return misuse::cases_miscounted;
    } else {
      return requires {
        typename std::common_type_t<typename Cases::result...>;
      } ? misuse::none : misuse::cases_differ;
    }
  }
}

struct select_fn {
  template <class... Cases>
  auto operator()(Cases&&... cases) const {
    constexpr misuse found = misuse_of_select<Cases...>();
    enforce<found>();
    if constexpr (found == misuse::none) {
      return running_select<std::remove_const_t<Cases>...>::run(cases...);
    } else {
      return refused{};
    }
  }
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// A case of a select: `f` gets what `rx.recv()` would give, a std::optional.
template <class T, class F>
decltype(auto) on_recv(const receiver<T>& rx, F&& f) {
  if constexpr (requires(std::optional<T> message) { f(std::move(message)); }) {
    return detail::made_case<detail::receive_case<T, std::remove_reference_t<F>>>(
        detail::channel_access::channel_of(rx), f);
  } else {
    detail::enforce<detail::misuse::receive_mismatch, std::remove_cvref_t<F>(std::optional<T>)>();
    return detail::refused_case();
  }
}

template <class T>
detail::refused_case on_recv(const receiver<T>& /*rx*/) {
  detail::enforce<detail::misuse::receive_mismatch, T>();
  return {};
}

/// A case of a select: gives `message` away as `tx.send(message)` would, and `f` gets the result of
/// that. If another case is carried out `message` has its value afterwards, if it is a `T` that can
/// be assigned, and that does not throw: name it and write std::move(message).
template <class T, class U, class F>
  requires detail::SentAs<U, T>
decltype(auto) on_send(const sender<T>& tx, U&& message, F&& f) {
  constexpr auto found = detail::misuse_of_sending<U, T>();
  if constexpr (found != detail::misuse::none) {
    detail::enforce<found, typename detail::sent_value<U>::type>();
    return detail::refused_case();
  } else if constexpr (requires(send_result<T> result) { f(std::move(result)); }) {
    return detail::made_case<detail::send_case<T, U, std::remove_reference_t<F>>>(
        detail::channel_access::channel_of(tx), message, f);
  } else {
    detail::enforce<detail::misuse::send_mismatch, std::remove_cvref_t<F>(send_result<T>)>();
    return detail::refused_case();
  }
}

template <class T, class U>
detail::refused_case on_send(const sender<T>& /*tx*/, U&& /*message*/) {
  detail::enforce<detail::misuse::send_mismatch, T>();
  return {};
}

/// A case of a select: `f()` if no other one is ready.
template <class F>
decltype(auto) otherwise(F&& f) {
  return detail::made_late_case(detail::at_once, f);
}

/// A case of a select: `f()` if no other one was ready for so long, a std::chrono::duration.
template <detail::Duration Time, class F>
decltype(auto) after(const Time& time, F&& f) {
  return detail::made_late_case(detail::until_after(time), f);
}

/// Waits until one of its cases can be carried out, carries out that one only, calls its callable
/// on this thread and returns what that returns:
///
///     lend::select(lend::on_recv(jobs, [](std::optional<job> next) { ... }),
///                  lend::on_send(log, std::move(line), [](lend::send_result<line>) { ... }),
///                  lend::after(1s, [] { ... }));
///
/// Of several that are ready each is as likely as another. A channel that is closed is ready, with
/// what recv and send give then. It may be the same channel in several cases, but no message goes
/// from a select to itself. What the callables return has a common type, which is that of the
/// result.
///
/// Throws overlap_error if two cases send the same object, or one a part of what the other sends;
/// deadlock_error and std::bad_alloc, and then no case was carried out; what moving a message
/// throws; what the callable throws, which has the message then. Work: linear in the number of
/// cases, up to 32, and in what two messages own where one may own the other. All channels are
/// locked at once, in the order of their addresses, as in Go.
inline constexpr detail::select_fn select{};

}  // namespace lend::inline LEND_ABI
