#pragma once

#include <lend/own/address.hpp>
#include <lend/own/aggregate.hpp>
#include <lend/own/range.hpp>

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

// What objects are made of, and what they own elsewhere, kind by kind. Each kind has
//
// - `inside`: the types of the parts, which lie in the object's own bytes,
// - `outside`: the types of the objects it owns elsewhere: elements of buffers, pointees, nodes,
// - `is_opaque`: whether it may be made of anything, which nobody can look for,
// - `visit(object, use)`: calls `use.inside(first, count)` and `use.outside(first, count)` for runs
//   of both, as long as `use.done()` is false.

namespace lend::detail::inline LEND_ABI {

/// The kind of each type, see contents.hpp. Specialized beside a class that lend knows and that has
/// contents of its own.
template <class T>
struct contents;

/// Nothing that could be lent by itself: numbers, Concurrent objects, values of the standard
/// library that show nothing of what they are made of.
struct no_contents {
  using inside = type_list<>;
  using outside = type_list<>;
  static constexpr bool is_opaque = false;

  template <class Use>
  static constexpr void visit(const auto& /*object*/, Use& /*use*/) {}
};

/// A class with private members that promised what it has.
struct opaque_contents : no_contents {
  static constexpr bool is_opaque = true;
};

/// Parts, of which the visit needs to see nothing.
template <class... Inside>
struct flat_contents : no_contents {
  using inside = type_list<Inside...>;
};

template <class T, std::size_t N>
struct array_contents : flat_contents<std::remove_cv_t<T>> {
  template <class Use>
  static constexpr void visit(const auto& array, Use& use) {
    if constexpr (N > 0) {
      use.inside(detail::address_of(array[0]), N);
    }
  }
};

/// Stands for a member that is a reference or volatile: nothing of the object is lent through it.
enum class no_part : unsigned char {};

template <class Member>
using part_t = std::conditional_t<std::is_reference_v<Member> || std::is_volatile_v<Member>,
                                  no_part, std::remove_const_t<Member>>;

/// The members of an aggregate, as structured bindings name them.
template <class Members>
struct member_contents;

template <class... Members>
struct member_contents<type_list<Members...>> : flat_contents<part_t<Members>...> {
  template <class Use>
  struct visit_each {
    Use& use;
    template <class... Declared>
    constexpr void operator()(const auto&... members) const {
      (visit_one<part_t<Declared>>(detail::address_of(members)), ...);
    }
    template <class Part>
    constexpr void visit_one(const auto* member) const {
      if constexpr (!std::is_scalar_v<Part>) {
        use.inside(member, 1);
      }
    }
  };

  template <class Use>
  static constexpr void visit(const auto& object, Use& use) {
    with_members<sizeof...(Members)>(object, visit_each<Use>{use});
  }
};

template <class Indices, class... Parts>
struct tuple_contents;

template <std::size_t... Is, class... Parts>
struct tuple_contents<std::index_sequence<Is...>, Parts...>
    : flat_contents<std::remove_cv_t<Parts>...> {
  template <class Use>
  static constexpr void visit(const auto& tuple, Use& use) {
    (use.inside(detail::address_of(std::get<Is>(tuple)), 1), ...);
  }
};

template <class Indices, class... Alternatives>
struct variant_contents;

template <std::size_t... Is, class... Alternatives>
struct variant_contents<std::index_sequence<Is...>, Alternatives...>
    : flat_contents<std::remove_cv_t<Alternatives>...> {
  template <class Use>
  static constexpr void visit(const auto& variant, Use& use) {
    (visit_one(std::get_if<Is>(&variant), use), ...);
  }

 private:
  template <class Use>
  static constexpr void visit_one(const auto* alternative, Use& use) {
    if (alternative != nullptr) {
      use.inside(alternative, 1);
    }
  }
};

template <class T>
struct optional_contents : flat_contents<std::remove_cv_t<T>> {
  template <class Use>
  static constexpr void visit(const auto& optional, Use& use) {
    if (optional) {
      use.inside(detail::address_of(*optional), 1);
    }
  }
};

/// What owns one object elsewhere and may be null. Of a std::unique_ptr to an array, whose length
/// nobody knows, it is the first element.
template <class T, bool Opaque = false>
struct pointer_contents : no_contents {
  using outside = type_list<std::remove_cv_t<T>>;
  static constexpr bool is_opaque = Opaque;

  template <class Use>
  static constexpr void visit(const auto& pointer, Use& use) {
    if (static_cast<bool>(pointer)) {
      use.outside(pointee(pointer), 1);
    }
  }

 private:
  template <class Pointer>
  static constexpr const T* pointee(const Pointer& pointer) {
    if constexpr (!requires { *pointer; }) {
      return detail::address_of(pointer[0]);
    } else {
      return detail::address_of(*pointer);
    }
  }
};

/// The elements of a range, one run where they are contiguous. A small-buffer string has them in
/// its own bytes, as classes may that nothing is known of.
template <class T, bool MaybeInside, bool Opaque = false>
struct range_contents : no_contents {
  using inside = std::conditional_t<MaybeInside, type_list<T>, type_list<>>;
  using outside = type_list<T>;
  static constexpr bool is_opaque = Opaque;

  template <class Range, class Use>
  static constexpr void visit(const Range& range, Use& use) {
    if constexpr (SizedContiguousRange<const Range&>) {
      visit_run(range, use);
    } else if constexpr (ContiguousRange<Range&>) {
      // SAFETY: the range is lent as it is because its begin() and size() change nothing.
      visit_run(const_cast<Range&>(range), use);
    } else {
      for (auto it = std::ranges::begin(range); it != std::ranges::end(range) && !use.done();
           ++it) {
        use.outside(detail::address_of(std::as_const(*it)), 1);
      }
    }
  }

 private:
  template <class Use>
  static constexpr void visit_run(auto& range, Use& use) {
    use.outside(static_cast<const T*>(data_of_range(range)), size_of_range(range));
  }
};

template <class T>
struct valarray_contents : no_contents {
  using outside = type_list<T>;

  template <class Use>
  static constexpr void visit(const auto& array, Use& use) {
    if (array.size() != 0) {
      use.outside(detail::address_of(array[0]), array.size());
    }
  }
};

/// std::queue and its like keep their container in a protected member.
template <class Adaptor>
struct adaptor_contents : flat_contents<typename Adaptor::container_type> {
  template <class Use>
  static constexpr void visit(const Adaptor& adaptor, Use& use) {
    use.inside(detail::address_of(opened::container_of(adaptor)), 1);
  }

 private:
  struct opened : Adaptor {
    static constexpr const auto& container_of(const Adaptor& adaptor) {
      return adaptor.*(&opened::c);
    }
  };
};

/// What is not looked into, for others may change it meanwhile; its own bytes count.
template <class Contents>
struct closed_contents : no_contents {
  using inside = typename Contents::inside;
  static constexpr bool is_opaque = Contents::is_opaque;
};

}  // namespace lend::detail::inline LEND_ABI
