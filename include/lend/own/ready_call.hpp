#pragma once

#include <lend/own/disjoint.hpp>
#include <lend/own/pack.hpp>
#include <lend/own/plan.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace lend::detail::inline LEND_ABI {

/// A callable with what is carried to it, ready to be called with the parts it works on
/// (`Leading`). By one task, which may use up what was given; or by many, as const.
template <audience To, class Leading, class F, class... Carriers>
class ready_call {
 public:
  using plan = plan_for<To, F, Leading, Carriers...>;
  using result = typename plan::called::type;
  /// What is to be compared with the loans of other calls: the callable may hold some as well.
  using loans = type_list<given<F>, Carriers...>;

  template <class Callable, class... Args>
  explicit constexpr ready_call(std::in_place_t /*tag*/, Callable&& callable, Args&&... args)
      : callable_{std::forward<Callable>(callable)},
        carriers_{{carry(std::forward<Args>(args))}...} {}
  constexpr ready_call(given<F> callable, pack<Carriers...> carriers)
      : callable_(std::move(callable)), carriers_(std::move(carriers)) {}

  template <class... Parts>
  constexpr result operator()(Parts&&... parts)
    requires(To != audience::many)
  {
    return run(*this, std::forward<Parts>(parts)...);
  }
  template <class... Parts>
  constexpr result operator()(Parts&&... parts) const
    requires(To == audience::many)
  {
    return run(*this, std::forward<Parts>(parts)...);
  }

  /// Calls `use` with all that is compared with other loans of the same call.
  template <class Use>
  constexpr void with_loans(const Use& use) const {
    carriers_.apply([&](const Carriers&... each) { use(callable_, each...); });
  }
  /// Its loans, as those of a join's `task`-th task.
  constexpr auto placed_loans(std::size_t task) const noexcept {
    return carriers_.apply([&](const Carriers&... each) {
      std::size_t argument = 0;
      const auto next = [&] { return loan_place{task, ++argument, 0}; };
      return pack<placed<given<F>>, placed<Carriers>...>{{placed<given<F>>{callable_, next()}},
                                                         {placed<Carriers>{each, next()}}...};
    });
  }

 private:
  template <class Self, class... Parts>
  static constexpr result run(Self& self, Parts&&... parts) {
    return self.carriers_.apply([&](auto&... each) -> result {
      return plan::run(self.callable_.value, std::forward<Parts>(parts)..., each...);
    });
  }

  given<F> callable_;
  pack<Carriers...> carriers_;
};

template <audience To, class Leading, class F, class... Args>
using ready_call_t = ready_call<To, Leading, std::decay_t<F>, carrier_t<Args>...>;

template <audience To, class Leading, class F, class... Args>
constexpr auto make_ready(F&& callable, Args&&... args) {
  return ready_call_t<To, Leading, F, Args...>(std::in_place, std::forward<F>(callable),
                                               std::forward<Args>(args)...);
}

}  // namespace lend::detail::inline LEND_ABI
