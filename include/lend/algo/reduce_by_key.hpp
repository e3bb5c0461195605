#pragma once

#include <lend/algo/kernel/combining.hpp>
#include <lend/algo/kernel/key_counting.hpp>
#include <lend/algo/kernel/keyed.hpp>
#include <lend/algo/kernel/reduction.hpp>
#include <lend/algo/kernel/values_by_key.hpp>
#include <lend/algo/kernel/walk.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>
#include <vector>

namespace lend::detail::inline LEND_ABI {

/// Gives elements as they are.
struct as_element {
  template <class T>
  constexpr const T& operator()(const T& element) const noexcept {
    return element;  // NOLINT(bugprone-return-const-ref-from-parameter): it lies in the range
  }
};

template <class A, class Key, class Init, class Op, class F, class... Args>
constexpr misuse misuse_of_reduction_by_key() {
  constexpr misuse before = first_misuse(misuse_of_keys<A, Key>(), misuse_of_initial_value<Init>());
  if constexpr (before != misuse::none) {
    return before;
  } else {
    using value = initial_value_t<Init>;
    using parts = typename bound_t<access::read, A>::arguments;
    constexpr misuse found = first_misuse(
        Sync<value> ? misuse::none : misuse::sync_argument,
        std::is_copy_constructible_v<value> ? misuse::none : misuse::copy_deleted,
        misuse_of_combining<value, value&&, Op>(), misuse_of_mapping<parts, F, Args...>());
    if constexpr (found != misuse::none) {
      return found;
    } else {
      using mapped = call_result_t<audience::many, parts, F, Args...>;
      return std::is_convertible_v<mapped, value> ? misuse::none : misuse::result_mismatch;
    }
  }
}

/// The values of two blocks in one, in order of the keys, where those of the same key are
/// combined.
template <class Key, class T, class Op>
values_by_key<Key, T> merge_by_key(values_by_key<Key, T> front, values_by_key<Key, T> back,
                                   const Op& op) {
  values_by_key<Key, T> merged;
  merged.reserve(front.size() + back.size());
  auto left = front.begin();
  auto right = back.begin();
  while (left != front.end() && right != back.end()) {
    if (left->first < right->first) {
      merged.push_back(std::move(*left++));
    } else if (right->first < left->first) {
      merged.push_back(std::move(*right++));
    } else {
      merged.emplace_back(std::move(left->first),
                          invoke(op, std::move(left->second), std::move(right->second)));
      ++left;
      ++right;
    }
  }
  for (; left != front.end(); ++left) {
    merged.push_back(std::move(*left));
  }
  for (; right != back.end(); ++right) {
    merged.push_back(std::move(*right));
  }
  return merged;
}

/// The values of a block, each combined from `value_of(i)` of the elements with its key.
template <class T, class F, class Key, class Element, class KeyOf, class ValueOf, class Op>
values_by_key<Key, T> reduce_block_by_key(Element* data, std::size_t begin, std::size_t count,
                                          const KeyOf& key_of, const ValueOf& value_of,
                                          const Op& op, failure& failed) {
  key_store<Key, F> keys(count);
  const raw_array<keyed<Key>> sorted(count);
  const raw_array<keyed<Key>> other(count);
  for (std::size_t i = 0; i < count; ++i) {
    sorted[i] =
        keys.make(i, begin + i, [&]() -> decltype(auto) { return key_of(data[begin + i]); });
    other[i] = sorted[i];
  }
  sort_by_keys(control{}, sorted.data(), other.data(), count, failed);
  values_by_key<Key, T> values;
  for (std::size_t i = 0; i < count && !failed.should_skip();) {
    const Key& key = sorted[i].key();
    T total = as_value<T>(value_of(data[sorted[i].position]));
    for (++i; i < count && !(key < sorted[i].key()); ++i) {
      total = invoke(op, std::move(total), as_value<T>(value_of(data[sorted[i].position])));
    }
    values.emplace_back(key, std::move(total));
  }
  return values;
}

struct reduce_by_key_fn {
  template <class A, class Key, class Init, class Op>
  auto operator()(const control& how, A&& range, Key&& key, Init&& init, Op&& op) const {
    return (*this)(how, std::forward<A>(range), std::forward<Key>(key), std::forward<Init>(init),
                   std::forward<Op>(op), as_element{});
  }

  template <class A, class Key, class Init, class Op, class F, class... Args>
  auto operator()(const control& how, A&& range, Key&& key, Init&& init, Op&& op, F&& callable,
                  Args&&... args) const {
    constexpr misuse found = misuse_of_reduction_by_key<A, Key, Init, Op, F, Args...>();
    enforce<found, A, shown_t<found, audience::many, parts_of<access::read, A>, Key>, Init,
            shown_of_combining_t<found, Op, mapped_by<Init>>,
            shown_t<found, audience::many, parts_of<access::read, A>, F, Args...>, Args...>();
    if constexpr (found == misuse::none) {
      using parts = typename bound_t<access::read, A>::arguments;
      auto view = make_view(leaves(std::forward<A>(range)));
      const auto elements = bind_elements<access::read, A>(view);
      check_disjoint(elements, argument_loan<Key>{key}, argument_loan<Init>{init},
                     argument_loan<Op>{op}, argument_loan<F>{callable},
                     argument_loan<Args>{args}...);
      const auto key_of = make_ready<audience::many, parts>(std::forward<Key>(key));
      const auto value_of =
          make_ready<audience::many, parts>(std::forward<F>(callable), std::forward<Args>(args)...);
      return reduce<key_of_t<A, Key>, Key>(how, elements.data, elements.size(), key_of,
                                           take_initial_value(std::forward<Init>(init)),
                                           std::decay_t<Op>(std::forward<Op>(op)), value_of);
    } else {
      return refused_value<values_by_key<int, std::decay_t<Init>>>();
    }
  }

 private:
  template <class Key, class F, class Element, class KeyOf, class T, class Op, class ValueOf>
  static values_by_key<Key, T> reduce(const control& how, Element* data, std::size_t count,
                                      const KeyOf& key_of, const T& init, const Op& op,
                                      const ValueOf& value_of) {
    if (count == 0) {
      return {};
    }
    const auto with_init = [&](values_by_key<Key, T>& all) {
      for (auto& [key, value] : all) {
        value = invoke(op, T(init), std::move(value));
      }
    };
    if constexpr (std::is_integral_v<Key>) {
      return reduce_by_hash<Key, T>(how, data, count, key_of, op, value_of, with_init);
    } else {
      return reduce_in_order<Key, T, F>(how, data, count, key_of, op, value_of, with_init);
    }
  }

  template <class Key, class T, class Element, class KeyOf, class Op, class ValueOf, class WithInit>
  static values_by_key<Key, T> reduce_by_hash(const control& how, Element* data, std::size_t count,
                                              const KeyOf& key_of, const Op& op,
                                              const ValueOf& value_of, const WithInit& with_init) {
    using values = hashed_values<Key, T>;
    auto block = [&](std::size_t begin, std::size_t end, failure& failed) {
      values found(end - begin);
      in_blocks(begin, end, few, failed, [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
          found.add(key_of(data[i]), as_value<T>(value_of(data[i])), op);
        }
        return true;
      });
      return found;
    };
    const auto combine = [&](values front, values back) {
      front.append(std::move(back), op);
      return front;
    };
    // Each block has most of the keys, if they are few, so that more blocks are more work.
    constexpr std::size_t most_blocks = 64;
    const std::size_t size = count <= few * most_blocks ? few : (count - 1) / most_blocks + 1;
    return combine_blocks<values>(how, count, size, block, combine,
                                  [&](values whole) {
                                    whole.sort();
                                    with_init(whole.all());
                                    return whole;
                                  })
        .take();
  }

  template <class Key, class T, class F, class Element, class KeyOf, class Op, class ValueOf,
            class WithInit>
  static values_by_key<Key, T> reduce_in_order(const control& how, Element* data, std::size_t count,
                                               const KeyOf& key_of, const Op& op,
                                               const ValueOf& value_of, const WithInit& with_init) {
    using values = values_by_key<Key, T>;
    auto block = [&](std::size_t begin, std::size_t end, failure& failed) {
      return reduce_block_by_key<T, F, Key>(data, begin, end - begin, key_of, value_of, op, failed);
    };
    const auto combine = [&](values front, values back) {
      return merge_by_key(std::move(front), std::move(back), op);
    };
    return combine_blocks<values>(how, count, block_size(count, few), block, combine,
                                  [&](values whole) {
                                    with_init(whole);
                                    return whole;
                                  });
  }

  static constexpr std::size_t few = 64;
};

}  // namespace lend::detail::inline LEND_ABI

namespace lend::inline LEND_ABI {

/// For each key that `key(v[i])` gives, op(init, v[i], v[j], ...) of the elements with this key, or
/// op(init, f(v[i], args...), f(v[j], args...), ...), in their order: a vector of pairs of a key
/// and a value, in order of the keys, by `<`.
///
/// op is associative; its operands are kept in order, and `init`, whose type is that of the values,
/// is copied for each key. The same bits come out for every width. Throws overlap_error if loans
/// overlap, before anything starts; std::bad_alloc, and what key, `<`, op or f throws. Work: n
/// calls of each, O(n log n), less where keys are few; expected O(n + k log k) for k keys that are
/// integers. Span: O(log n + k), plus the length of a block. Extra memory: two positions with their
/// keys for each element of the blocks that are at work, none if keys are integers; and the values
/// of each block.
///
/// Integers are found by a hash with linear probing (Knuth, "The Art of Computer Programming", vol.
/// 3, 6.4), other keys by sorting blocks and merging them.
inline constexpr detail::with_options<detail::reduce_by_key_fn> reduce_by_key{};

}  // namespace lend::inline LEND_ABI
