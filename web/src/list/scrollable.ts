/** As the ref of a table: lets the keyboard scroll its body. */
export function scrollable(table: { nativeElement: HTMLElement } | null): void {
  table?.nativeElement.querySelector('.ant-table-body')?.setAttribute('tabindex', '0')
}
