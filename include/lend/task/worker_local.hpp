#pragma once

#include <lend/own/call.hpp>
#include <lend/task/value_pool.hpp>

#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::inline LEND_ABI {
template <class T>
class worker_local;
}  // namespace lend::inline LEND_ABI

namespace lend::detail::inline LEND_ABI {

/// Which rule forbids values of type `T`, made by copying one or not.
template <class T, bool Copied>
constexpr misuse misuse_of_contents() {
  if constexpr (!Owned<T>) {
    return misuse::owned_contents;
  } else if constexpr (!Send<T>) {
    return misuse::send_contents;
  } else {
    return Copied && !Sync<T> ? misuse::sync_contents : misuse::none;
  }
}

/// Whether what a factory keeps may outlive the call that makes the pool.
template <class Carrier>
constexpr bool is_kept = false;
template <class V>
constexpr bool is_kept<given<V>> = Owned<V> || is_unchecked<V>;

/// Which rule forbids to make values of type `T` by calling `F`, from several threads.
template <class T, class F, class... Args>
constexpr misuse misuse_of_factory() {
  constexpr misuse before = first_misuse(
      misuse_of_contents<T, false>(), misuse_of_calling<audience::many, type_list<>, F, Args...>());
  if constexpr (before != misuse::none) {
    return before;
  } else if constexpr (!(is_kept<carrier_t<F>> && ... && is_kept<carrier_t<Args>>)) {
    return misuse::owned_contents;
  } else {
    using made = call_result_t<audience::many, type_list<>, F, Args...>;
    return std::is_same_v<made, T> || std::is_convertible_v<made, T> ? misuse::none
                                                                     : misuse::result_mismatch;
  }
}

/// Whether the first argument of a constructor is a factory, rather than an initial value.
template <class T, class F>
constexpr bool is_factory =
    !std::is_same_v<std::decay_t<F>, T> && !std::is_same_v<std::decay_t<F>, worker_local<T>> &&
    (std::is_invocable_v<const std::decay_t<F>&> || !std::is_convertible_v<F, T>);

/// What `with` takes for its callable where it cannot deduce one.
template <class T, class... Args>
using named_lease_user_t =
    by_name<audience::one, void, type_list<>, type_list<mut_loan<T>, carrier_t<Args>...>>;

/// What `T` is was checked when the pool was made.
template <trait Trait, class T>
struct trait_rule<Trait, worker_local<T>> {
  using type = all_of_these<>;
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// A pool of values for tasks that need one each, for as long as they run: scratch space, a
/// generator, a sum of their own.
///
/// Share it with lend::shared(pool), and take it as `worker_local<T>&`. It makes as many values as
/// are held at once. They stay until it is destroyed, when nobody may hold one.
template <class T>
class worker_local {
  static constexpr detail::misuse found = detail::misuse_of_contents<T, false>();

 public:
  /// The values are made as `T()`.
  worker_local() {
    detail::enforce<found, T>();
    if constexpr (found == detail::misuse::none) {
      pool_.make_by(detail::make_default<T>{});
    }
  }
  /// The values are copies of `initial`.
  explicit worker_local(T initial)
    requires std::copy_constructible<T>
  {
    constexpr detail::misuse copied = detail::misuse_of_contents<T, true>();
    detail::enforce<copied, T>();
    if constexpr (copied == detail::misuse::none) {
      pool_.make_by(detail::make_copy<T>{std::move(initial)});
    }
  }
  /// The values are made as `make(args...)`, by the rules of a callable that several tasks call;
  /// what it gets is kept, so it holds no loan.
  template <class F, class... Args>
    requires(sizeof...(Args) > 0 || detail::is_factory<T, F>)
  explicit worker_local(F&& make, Args&&... args) {
    constexpr detail::misuse wrong = detail::misuse_of_factory<T, F, Args...>();
    detail::enforce<wrong, T,
                    detail::shown_t<wrong, detail::audience::many, detail::type_list<>, F, Args...>,
                    Args...>();
    if constexpr (wrong == detail::misuse::none) {
      pool_.make_by(detail::make_ready<detail::audience::many, detail::type_list<>>(
          std::forward<F>(make), std::forward<Args>(args)...));
    }
  }
  worker_local(const worker_local&) = delete;
  worker_local& operator=(const worker_local&) = delete;
  ~worker_local() = default;

  /// Calls `f(value, args...)` on this thread and returns its result, by the rules of
  /// `lend::call(f, lend::mut(value), args...)`, with a value that nobody else holds meanwhile: the
  /// one that this thread had last if it is free, else another one, else a new one. So f may call
  /// this again, and gets another value there.
  ///
  /// Throws what making a value throws, overlap_error if the loans overlap or an argument is or
  /// owns this pool, exclusively, else what f throws. Work: that of f, and one atomic exchange on
  /// memory that other threads seldom touch.
  template <class... Args, class F = detail::named_lease_user_t<T, Args...>>
  decltype(auto) with(F&& f, Args&&... args) {  // lend[call]: LEND_FN(f)
    if constexpr (found == detail::misuse::none) {
      using lent = detail::transient<detail::mut_loan<T>>;
      if constexpr (detail::misuse_of_call<detail::audience::one, detail::type_list<>, false, F,
                                           const lent, Args...>() == detail::misuse::none) {
        detail::check_disjoint<0>(detail::shared_loan<worker_local>{this},
                                  detail::argument_loan<F>{f},
                                  detail::argument_loan<Args>{args}...);
      }
      const detail::lease<T> held(pool_);
      return call(std::forward<F>(f), mut(held.value()), std::forward<Args>(args)...);
    } else {
      return detail::refuse_call<detail::audience::one, detail::type_list<T&>, F, Args...>();
    }
  }

  /// All values made so far, in no particular order, as a range of `T&` that holds them as long as
  /// it lives: `for (T& x : pool.values())`. Throws lent_error if somebody holds one.
  [[nodiscard]] detail::all_leases<T> values() { return detail::all_leases<T>(pool_.newest()); }
  /// How many values were made.
  [[nodiscard]] std::size_t size() const noexcept {
    const auto* const newest = pool_.newest();
    return newest == nullptr ? 0 : newest->count;
  }

 private:
  detail::value_pool<T> pool_;
};

}  // namespace lend::inline LEND_ABI
