package org.wheelhouse.core.internal.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.emf.common.util.EList;

/**
 * Makes a list of the model show a list of records. What has the same key stays the same object, filled objects are added,
 * and as few objects are moved as can be.
 *
 * @param <R>       the records
 * @param <E>       the objects
 * @param recordKey what a record stands for
 * @param objectKey the same of an object; does not change
 * @param create    makes an object
 * @param update    copies a record into an object, the key included
 */
public record KeyedList<R, E>(Function<R, Object> recordKey, Function<E, Object> objectKey, Supplier<E> create,
		BiConsumer<E, R> update) {

	/** Two records may have one key, when QEMU does not name what it lists: then their order tells them apart. */
	private record Key(Object key, int occurrence) {}

	public void apply(List<R> records, EList<E> list) {
		var known = byKey(list, objectKey);
		var wanted = keys(records, recordKey);
		var kept = Set.copyOf(wanted);
		known.forEach((key, object) -> {
			if (!kept.contains(key)) {
				list.remove(object);
			}
		});
		known.keySet().retainAll(kept);
		order(wanted, known, list);
		for (var i = records.size() - 1; i >= 0; i--) {
			var object = known.get(wanted.get(i));
			if (object == null) {
				var created = create.get();
				update.accept(created, records.get(i));
				list.add(placeBefore(i + 1, wanted, known, list), created);
				known.put(wanted.get(i), created);
			} else {
				update.accept(object, records.get(i));
			}
		}
	}

	/** Moves the kept objects into the wanted order, but for a longest run of them that is in order already. */
	private void order(List<Key> wanted, Map<Key, E> known, EList<E> list) {
		var kept = wanted.stream().filter(known::containsKey).toList();
		var places = kept.stream().mapToInt(key -> list.indexOf(known.get(key))).toArray();
		var stays = longestRise(places);
		for (var i = kept.size() - 1; i >= 0; i--) {
			if (!stays[i]) {
				var object = known.get(kept.get(i));
				var from = list.indexOf(object);
				var before = placeBefore(i + 1, kept, known, list);
				list.move(from < before ? before - 1 : before, from);
			}
		}
	}

	private int placeBefore(int index, List<Key> order, Map<Key, E> known, EList<E> list) {
		return index == order.size() ? list.size() : list.indexOf(known.get(order.get(index)));
	}

	/** Which of the numbers belong to a longest increasing subsequence. */
	private static boolean[] longestRise(int[] numbers) {
		var length = new int[numbers.length];
		var best = 0;
		for (var i = 0; i < numbers.length; i++) {
			length[i] = 1;
			for (var j = 0; j < i; j++) {
				if (numbers[j] < numbers[i]) {
					length[i] = Math.max(length[i], length[j] + 1);
				}
			}
			best = Math.max(best, length[i]);
		}
		var chosen = new boolean[numbers.length];
		var limit = Integer.MAX_VALUE;
		for (var i = numbers.length - 1; i >= 0; i--) {
			if (length[i] == best && numbers[i] < limit) {
				chosen[i] = true;
				limit = numbers[i];
				best--;
			}
		}
		return chosen;
	}

	private static <T> Map<Key, T> byKey(List<T> items, Function<T, Object> key) {
		var keys = keys(items, key);
		var map = new HashMap<Key, T>();
		for (var i = 0; i < items.size(); i++) {
			map.put(keys.get(i), items.get(i));
		}
		return map;
	}

	private static <T> List<Key> keys(List<T> items, Function<T, Object> key) {
		var seen = new HashMap<Object, Integer>();
		var keys = new ArrayList<Key>(items.size());
		for (var item : items) {
			var plain = key.apply(item);
			keys.add(new Key(plain, seen.merge(plain, 1, Integer::sum)));
		}
		return keys;
	}
}
